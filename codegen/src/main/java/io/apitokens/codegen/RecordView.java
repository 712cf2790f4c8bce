package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A record to write, as its templates see it.
 *
 * @param name its name in Java
 * @param description what it is
 * @param fields its components
 * @param answer whether it is read from answers, so that any component may be null
 * @param builder whether it has a builder, because callers make it
 * @param query whether it is the query of an operation, nested in the operations class
 */
record RecordView(String name, String description, List<Field> fields, boolean answer, boolean builder, boolean query) {

    private static final String LENIENT = "What an answer left out, or gave in another shape, is null.";

    /** A query is indented by four as a whole when it is put into the operations class. */
    private int width() {
        return query ? Layout.WIDTH - 4 : Layout.WIDTH;
    }

    /** The component list, one a line; the names of their types as the reader of an answer must see them. */
    List<String> components() {
        List<String> lines = new ArrayList<>();
        for (Field field : fields) {
            lines.add((mayBeNull(field) ? "@Nullable " : "") + field.javaType() + " " + field.name());
        }
        return lines;
    }

    String header() {
        return Layout.call(width(), 0, "public record " + name + "(", components(), ") {");
    }

    private boolean mayBeNull(Field field) {
        if (answer) {
            return !field.identity() || hasSecrets();
        }
        return !field.isRequiredValue();
    }

    String javadoc() {
        Javadoc doc = new Javadoc(width(), 0).text(description + (answer ? " " + LENIENT : ""));
        fields.forEach(field -> doc.tag("@param " + field.name(), field.description()));
        return doc.comment();
    }

    boolean hasJson() {
        return !query;
    }

    boolean hasSecrets() {
        return fields.stream().anyMatch(Field::isSecret);
    }

    boolean hasIdentity() {
        return fields.stream().anyMatch(Field::identity);
    }

    boolean hasLists() {
        return fields.stream().anyMatch(Field::isList);
    }

    List<String> copies() {
        List<String> lines = new ArrayList<>();
        for (Field field : fields) {
            if (field.isList()) {
                String copy = "List.copyOf(" + field.name() + ");";
                lines.add(
                        field.name() + " = " + (mayBeNull(field) ? field.name() + " == null ? null : " + copy : copy));
            }
        }
        return lines;
    }

    String withoutSecrets() {
        List<String> arguments = new ArrayList<>();
        fields.forEach(field -> arguments.add(field.isSecret() ? "null" : field.name()));
        return Layout.call(width(), 8, "return new " + name + "(", arguments, ");");
    }

    String none() {
        return Layout.call(
                width(),
                4,
                "private static final " + name + " NONE = new " + name + "(",
                fields.stream().map(field -> "null").toList(),
                ");");
    }

    List<Setter> setters() {
        return fields.stream().map(field -> new Setter(field, width())).toList();
    }

    List<String> checks() {
        return fields.stream().flatMap(field -> field.checks(name).stream()).toList();
    }

    String build() {
        List<String> arguments = new ArrayList<>();
        for (Field field : fields) {
            arguments.add(
                    field.isRequiredValue()
                            ? "Checks.require(" + field.name() + ", \"" + name + "." + field.name() + "\")"
                            : field.name());
        }
        return Layout.call(width(), 12, "return new " + name + "(", arguments, ");");
    }

    /** What an adapter's read method answers: something always if it insists on an identity. */
    String readType() {
        return hasIdentity() ? name : "@Nullable " + name;
    }

    /** The names that an adapter's read method looks for, in the order in which a vendor gives them. */
    String names() {
        return Layout.call(
                Layout.WIDTH,
                4,
                "private static final FieldNames NAMES = FieldNames.of(",
                fields.stream().map(Field::wireLiteral).toList(),
                ");");
    }

    /** How an adapter's read method enters the object. */
    String begin() {
        return hasIdentity()
                ? "Json.requireObject(in, \"" + name + "\");"
                : "if (!Json.beginObject(in)) {\n            return null;\n        }";
    }

    /** The end of an adapter's read method. */
    String made() {
        List<String> arguments = new ArrayList<>();
        for (Field field : fields) {
            arguments.add(field.identity() ? identity(field) : field.name());
        }
        return Layout.call(width(), 8, "return new " + name + "(", arguments, ");");
    }

    private String identity(Field field) {
        String what = field.name() + ", \"" + name + "." + field.name() + "\")";
        return fields.stream()
                .filter(Field::isSecret)
                .findFirst()
                .map(secret -> "Json.identityUnless(" + secret.name() + ", " + what)
                .orElse("Json.identity(" + what);
    }

    List<String> writes() {
        return fields.stream().flatMap(field -> field.writes().stream()).toList();
    }

    /** The imports of the record's own file; of a query, those it adds to the operations class. */
    TreeSet<String> imports() {
        TreeSet<String> imports = new TreeSet<>();
        addComponentTypes(imports);
        if (hasJson()) {
            imports.add("io.apitokens.json.JsonFields");
        }
        if (builder) {
            imports.add("io.apitokens.error.InvalidInputException");
        }
        if (builder && (!checks().isEmpty() || build().contains("Checks."))) {
            imports.add("io.apitokens.json.Checks");
        }
        if (builder || fields.stream().anyMatch(this::mayBeNull)) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        return imports;
    }

    TreeSet<String> adapterImports() {
        TreeSet<String> imports = new TreeSet<>(List.of(
                "com.google.gson.TypeAdapter",
                "com.google.gson.stream.JsonReader",
                "com.google.gson.stream.JsonWriter",
                "java.io.IOException",
                "org.jspecify.annotations.Nullable"));
        if (answer) {
            addComponentTypes(imports);
            imports.add("io.apitokens.json.FieldNames");
        }
        if (!writes().isEmpty()) {
            imports.add("io.apitokens.json.JsonFields");
        }
        // Besides by a reader, it is needed for lists of plain values.
        if (answer || writes().stream().anyMatch(line -> line.contains(" Json."))) {
            imports.add("io.apitokens.json.Json");
        }
        return imports;
    }

    private void addComponentTypes(TreeSet<String> imports) {
        if (hasSecrets()) {
            imports.add("io.apitokens.Secret");
        }
        if (hasTimestamps()) {
            imports.add("io.apitokens.json.Timestamp");
        }
        if (hasLists()) {
            imports.add("java.util.List");
        }
    }

    private boolean hasTimestamps() {
        return fields.stream().anyMatch(field -> field.type().is(Kind.TIMESTAMP));
    }

    /**
     * A method of the builder.
     *
     * @param field what it sets
     * @param width where a line ends
     */
    record Setter(Field field, int width) {

        String name() {
            return field.name();
        }

        String javaType() {
            return field.javaType();
        }

        String setterType() {
            return field.setterType();
        }

        boolean explicitNull() {
            return field.explicitNull();
        }

        String javadoc() {
            return new Javadoc(width, 8)
                    .raw("{@return this builder with {@code " + field.name() + "} set}")
                    .tag("@param " + field.name(), field.description())
                    .comment();
        }
    }
}
