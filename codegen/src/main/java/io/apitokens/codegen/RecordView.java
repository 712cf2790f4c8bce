package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The templates' view of a record.
 *
 * @param name the class name
 * @param description the class's first javadoc sentences
 * @param fields the components, in the order of the document
 * @param secret the way to the secret that is read with the record, through objects; empty if there is none
 * @param response whether the record is read from responses, so that its components may be null
 * @param builder whether the record has a builder, because callers create it
 * @param query whether the record is the query of an operation, nested in the operations class
 */
record RecordView(
        String name,
        String description,
        List<Field> fields,
        List<Step> secret,
        boolean response,
        boolean builder,
        boolean query) {

    private static final String LENIENT =
            "Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.";

    /** Returns the line length; a query is printed inside the operations class, indented by four. */
    private int width() {
        return query ? Layout.WIDTH - 4 : Layout.WIDTH;
    }

    /** Returns the name, also where the name of a component hides it. */
    String recordName() {
        return name;
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

    /** Returns whether a component may be null. */
    boolean mayBeNull(Field field) {
        if (response) {
            return !field.identity() || !secret.isEmpty();
        }
        return !field.isRequiredValue();
    }

    String javadoc() {
        Javadoc doc = new Javadoc(width(), 0).text(description + (response ? " " + LENIENT + strictness() : ""));
        fields.forEach(field -> doc.tag("@param " + field.name(), field.description()));
        return doc.comment();
    }

    private String strictness() {
        List<String> names = fields.stream()
                .filter(Field::strict)
                .map(field -> "`" + field.name() + "`")
                .toList();
        return names.isEmpty()
                ? ""
                : " A mistyped " + String.join(" or ", names) + " makes the whole record unreadable.";
    }

    boolean hasJson() {
        return !query;
    }

    /** Returns whether the record contains a secret at any depth. */
    boolean hasSecrets() {
        return fields.stream().anyMatch(field -> field.isSecret() || field.containsSecret());
    }

    /** Returns whether a secret at any depth is written with the record. */
    boolean sendsSecret() {
        return builder && hasSecrets();
    }

    boolean hasIdentity() {
        return fields.stream().anyMatch(Field::identity);
    }

    /** Returns whether a value of another type than declared can make the whole object unreadable. */
    boolean hasStrict() {
        return fields.stream().anyMatch(Field::strict);
    }

    /** Returns whether the read method returns null for an object that is unreadable as a whole. */
    boolean hasStrictWithoutIdentity() {
        return hasStrict() && !hasIdentity();
    }

    boolean hasLists() {
        return fields.stream().anyMatch(Field::isList);
    }

    boolean hasMaps() {
        return fields.stream().anyMatch(Field::isMap);
    }

    boolean hasCopies() {
        return hasLists() || hasMaps();
    }

    /** Returns what the constructor copies. */
    String copied() {
        return hasLists() && hasMaps() ? "lists and maps" : hasLists() ? "lists" : "maps";
    }

    /** Returns whether the record keeps the properties that its schema does not name. */
    boolean hasRest() {
        return fields.stream().anyMatch(Field::isRest);
    }

    /** Returns the components that the schema names. */
    List<Field> named() {
        return fields.stream().filter(field -> !field.isRest()).toList();
    }

    List<String> copies() {
        List<String> lines = new ArrayList<>();
        for (Field field : fields) {
            if (field.isList() || field.isMap()) {
                String copy = (field.isList() ? "List.copyOf(" : "JsonMap.copyOf(") + field.name() + ");";
                lines.add(
                        field.name() + " = " + (mayBeNull(field) ? field.name() + " == null ? null : " + copy : copy));
            }
        }
        return lines;
    }

    String withoutSecrets() {
        List<String> arguments = new ArrayList<>();
        fields.forEach(field -> arguments.add(field.withoutSecrets(mayBeNull(field))));
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
            arguments.add(field.printed());
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
        List<String> declared = named().stream().map(Field::wireLiteral).toList();
        return fields.stream()
                .flatMap(field -> field.checks(name, declared).stream())
                .toList();
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

    /** Returns the expression of the adapter. */
    String adapter() {
        return response ? "Json.object(" + name + "::read, " + name + "::write)" : "Json.written(" + name + "::write)";
    }

    /** Returns the return type of the read method; not nullable if the record has an identity. */
    String readType() {
        return hasIdentity() ? name : "@Nullable " + name;
    }

    /** Returns the constant with the field names that the read method expects, in document order. */
    String names() {
        return Layout.call(
                Layout.WIDTH,
                4,
                "private static final FieldNames NAMES = FieldNames.of(",
                named().stream().map(Field::wireLiteral).toList(),
                ");");
    }

    /** Returns the statement with which the read method enters the object. */
    String begin() {
        return hasIdentity()
                ? "Json.requireObject(in, \"" + name + "\");"
                : "if (!Json.beginObject(in)) {\n            return null;\n        }";
    }

    /** Returns the statement with which the read method creates the record. */
    String made() {
        List<String> arguments = new ArrayList<>();
        for (Field field : fields) {
            arguments.add(field.identity() ? identity(field) : field.value());
        }
        return Layout.call(width(), 8, "return new " + name + "(", arguments, ");");
    }

    private String identity(Field field) {
        String what = (hasStrict() ? "misread, " : "") + field.name() + ", \"" + name + "." + field.name() + "\")";
        return secret.isEmpty() ? "Json.identity(" + what : "Json.identityUnless(in, " + secretRead() + ", " + what;
    }

    /** Returns the expression of the secret that was read with the record, in terms of the reader's variables. */
    private String secretRead() {
        return fields.stream()
                .filter(field -> field.firstPart() != null)
                .findFirst()
                .map(Field::value)
                .orElseGet(() -> Step.expression(secret));
    }

    /** Returns the statements that keep a secret of two parts as soon as both were read, after each property. */
    List<String> joins() {
        return fields.stream()
                .filter(field -> field.firstPart() != null)
                .map(field -> field.value() + ";")
                .toList();
    }

    List<String> writes() {
        return fields.stream().flatMap(field -> field.writes().stream()).toList();
    }

    Set<String> imports() {
        return new RecordImports(this).all();
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
