package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the imports of a record. */
final class RecordImports {

    private final RecordView record;

    RecordImports(RecordView record) {
        this.record = record;
    }

    /** Returns the imports of the record, which a query adds to those of the operations class. */
    Set<String> all() {
        Set<String> imports = componentTypes();
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
        if (record.hasJson()) {
            imports.addAll(List.of(
                    "com.google.gson.TypeAdapter",
                    "com.google.gson.stream.JsonWriter",
                    "io.apitokens.json.Json",
                    "io.apitokens.json.JsonFields",
                    "java.io.IOException"));
        }
        if (record.response()) {
            imports.addAll(ofReader());
        }
        return imports;
    }

    private Set<String> ofReader() {
        Set<String> imports = new TreeSet<>(Set.of("com.google.gson.stream.JsonReader"));
        if (!record.hasRest()) {
            imports.add("io.apitokens.json.FieldNames");
        }
        if (!record.hasIdentity()) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        boolean deepSecret = record.hasIdentity() && record.secret().size() > 1;
        if (deepSecret || anyUses("Optional.", record.joins().stream())) {
            imports.add("java.util.Optional");
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
