package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the imports of a record's files. */
final class RecordImports {

    private final RecordView record;

    RecordImports(RecordView record) {
        this.record = record;
    }

    /** Returns the imports of the record's file, or those that a query adds to the operations class. */
    Set<String> ofRecord() {
        Set<String> imports = componentTypes();
        if (record.hasJson()) {
            imports.add("io.apitokens.json.JsonFields");
        }
        if (record.hasStrings()) {
            imports.add("io.apitokens.json.Json");
        }
        if (record.builder()) {
            imports.add("io.apitokens.error.InvalidInputException");
        }
        if (record.builder()
                && anyUses("Checks.", Stream.concat(record.checks().stream(), Stream.of(record.build())))) {
            imports.add("io.apitokens.json.Checks");
        }
        if (record.builder() || record.fields().stream().anyMatch(record::mayBeNull)) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        return imports;
    }

    Set<String> ofAdapter() {
        Set<String> imports = record.response() ? componentTypes() : new TreeSet<>();
        imports.addAll(List.of(
                "com.google.gson.TypeAdapter",
                "com.google.gson.stream.JsonReader",
                "com.google.gson.stream.JsonWriter",
                "java.io.IOException",
                "org.jspecify.annotations.Nullable"));
        if (record.response() && !record.hasRest()) {
            imports.add("io.apitokens.json.FieldNames");
        }
        boolean deepSecret = record.hasIdentity() && record.secret().size() > 1;
        if (record.response() && (deepSecret || anyUses("Optional.", record.joins().stream()))) {
            imports.add("java.util.Optional");
        }
        if (anyUses("JsonFields.", record.writes().stream())) {
            imports.add("io.apitokens.json.JsonFields");
        }
        // Writers need it too, for lists of strings or integers.
        if (record.response() || anyUses(" Json.", record.writes().stream())) {
            imports.add("io.apitokens.json.Json");
        }
        return imports;
    }

    private static boolean anyUses(String type, Stream<String> lines) {
        return lines.anyMatch(line -> line.contains(type));
    }

    private Set<String> componentTypes() {
        Set<String> imports = new TreeSet<>();
        if (record.fields().stream().anyMatch(Field::isSecret)) {
            imports.add("io.apitokens.Secret");
        }
        if (record.fields().stream().anyMatch(field -> field.type().is(Kind.TIMESTAMP))) {
            imports.add("io.apitokens.json.Timestamp");
        }
        if (record.hasLists()) {
            imports.add("java.util.List");
        }
        if (record.hasMaps()) {
            imports.add("java.util.Map");
        }
        return imports;
    }
}
