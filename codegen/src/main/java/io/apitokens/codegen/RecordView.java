package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The templates' view of a record.
 *
 * @param name the class name
 * @param description the class's first javadoc sentences
 * @param fields the components, in the order of the document
 * @param response whether the record is read from responses, so that its components may be null
 * @param builder whether the record has a builder, because callers create it
 * @param query whether the record is the query of an operation, nested in the operations class
 */
record RecordView(
        String name, String description, List<Field> fields, boolean response, boolean builder, boolean query) {

    private static final String LENIENT =
            "Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.";

    /** Returns the line length; a query is printed inside the operations class, indented by four. */
    private int width() {
        return query ? Layout.WIDTH - 4 : Layout.WIDTH;
    }

    /** Returns the record's components, each with its type and name. */
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
        if (response) {
            return !field.identity() || hasSecrets();
        }
        return !field.isRequiredValue();
    }

    String javadoc() {
        Javadoc doc = new Javadoc(width(), 0).text(description + (response ? " " + LENIENT : ""));
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

    /** Returns whether the record prints strings of a vendor or a caller. Other types print themselves. */
    boolean hasStrings() {
        return fields.stream().anyMatch(Field::isText);
    }

    /** Returns the statement of the method {@code toString}. */
    String printed() {
        List<String> arguments = new ArrayList<>(List.of("\"" + name + "\""));
        for (Field field : fields) {
            arguments.add("\"" + field.name() + "\"");
            arguments.add(field.name());
        }
        return Layout.call(width(), 8, "return Json.components(", arguments, ");");
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

    /** Returns the return type of the adapter's read method; not nullable if the record has an identity. */
    String readType() {
        return hasIdentity() ? name : "@Nullable " + name;
    }

    /** Returns the constant with the field names that the adapter's read method expects, in document order. */
    String names() {
        return Layout.call(
                Layout.WIDTH,
                4,
                "private static final FieldNames NAMES = FieldNames.of(",
                fields.stream().map(Field::wireLiteral).toList(),
                ");");
    }

    /** Returns the statement with which the adapter's read method enters the object. */
    String begin() {
        return hasIdentity()
                ? "Json.requireObject(in, \"" + name + "\");"
                : "if (!Json.beginObject(in)) {\n            return null;\n        }";
    }

    /** Returns the statement with which the adapter's read method creates the record. */
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
                .map(secret -> "Json.identityUnless(in, " + secret.name() + ", " + what)
                .orElse("Json.identity(" + what);
    }

    List<String> writes() {
        return fields.stream().flatMap(field -> field.writes().stream()).toList();
    }

    /** Returns the imports of the record's file, or those that a query adds to the operations class. */
    TreeSet<String> imports() {
        TreeSet<String> imports = new TreeSet<>();
        addComponentTypes(imports);
        if (hasJson()) {
            imports.add("io.apitokens.json.JsonFields");
        }
        if (hasStrings()) {
            imports.add("io.apitokens.json.Json");
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
        if (response) {
            addComponentTypes(imports);
            imports.add("io.apitokens.json.FieldNames");
        }
        if (!writes().isEmpty()) {
            imports.add("io.apitokens.json.JsonFields");
        }
        // Writers need it too, for lists of strings or integers.
        if (response || writes().stream().anyMatch(line -> line.contains(" Json."))) {
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
     * A setter of the builder.
     *
     * @param field the component to set
     * @param width the maximum line length, in characters
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
