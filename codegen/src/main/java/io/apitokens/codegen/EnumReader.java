package io.apitokens.codegen;

import io.apitokens.codegen.EnumView.Constant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Converts enums to views. */
final class EnumReader {

    /** A class initializer in Java has 64 KiB at most. */
    private static final int MOST_VALUES = 1000;

    private static final String NAMES = "x-enum-varnames";

    private final Schemas schemas;
    private final WrittenDocument written;
    private final Problems problems;

    EnumReader(Schemas schemas, WrittenDocument written, Problems problems) {
        this.schemas = schemas;
        this.written = written;
        this.problems = problems;
    }

    EnumView read(String schema) {
        Node found = schemas.component(schema);
        List<Object> values = new ArrayList<>(found.schema().getEnum());
        // A nullable enum may list null, which is no value to a reader.
        values.removeIf(Objects::isNull);
        checkValues(found, values);
        List<?> names = names(found, values);
        String name = Names.type(schema);
        List<Constant> constants = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String constant = Names.constant(String.valueOf(names.get(i)));
            if (!seen.add(constant)) {
                problems.add(found.place(), "two values are named " + constant + "; name them by " + NAMES);
            }
            constants.add(new Constant(name, constant, String.valueOf(values.get(i))));
        }
        String description = found.schema().getDescription();
        if (description == null || description.isBlank()) {
            problems.add(found.place(), "has no description");
        }
        return new EnumView(name, String.valueOf(description), constants);
    }

    private void checkValues(Node found, List<Object> values) {
        List<String> others = written.otherThanStrings(found.place());
        if (!"string".equals(found.schema().getType())) {
            problems.add(found.place(), "an enum must consist of strings; declare an integer");
        } else if (!others.isEmpty()) {
            problems.add(found.place(), "has values that are no strings in YAML: quote " + String.join(", ", others));
        } else if (new HashSet<>(values).size() < values.size()) {
            problems.add(found.place(), "has a value twice");
        }
        if (values.size() > MOST_VALUES) {
            problems.add(found.place(), "has more than " + MOST_VALUES + " values; declare a string");
        }
    }

    private List<?> names(Node found, List<Object> values) {
        if (!found.has(NAMES)) {
            return values;
        }
        if (found.extension(NAMES) instanceof List<?> names && names.size() == values.size()) {
            return names;
        }
        problems.add(found.place(), NAMES + " must name each value");
        return values;
    }
}
