package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of a schema, or a query parameter.
 *
 * @param wire the name in JSON or in the query
 * @param name the name in Java
 * @param type the type in Java
 * @param description the text of the javadoc tag
 * @param required whether the document lists the field as required
 * @param explicitNull whether a request must contain the field even if it is null
 * @param identity whether the reader rejects a response without the field
 * @param strict whether a value of another type makes the object unreadable, instead of counting as none
 * @param referenceHasIdentity whether the field is an object that has an identity itself
 * @param containsSecret whether the field is an object or a list of objects in which a secret may be
 * @param sentSecret whether the field is a secret that the caller chooses, so that it is written
 * @param fractionDigits the fixed number of digits after the second, or null to write as many as the value needs
 * @param min the minimum length, size or value, or null
 * @param max the maximum length, size or value, or null
 * @param unixTime for a point in time as seconds since 1970, its JSON type: integer or string; else null
 * @param firstPart for a secret that is the second part of a credential, the expression of the first part, in terms of
 *     the reader's variables; else null
 */
record Field(
        String wire,
        String name,
        Type type,
        String description,
        boolean required,
        boolean explicitNull,
        boolean identity,
        boolean strict,
        boolean referenceHasIdentity,
        boolean containsSecret,
        boolean sentSecret,
        @Nullable Integer fractionDigits,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String unixTime,
        @Nullable String firstPart) {

    /** Returns a copy that is the second part of a credential. */
    Field after(String first, String path) {
        return new Field(
                wire,
                name,
                type,
                description + "; after `" + path + "` and a colon, so that it is the whole credential",
                required,
                explicitNull,
                identity,
                strict,
                referenceHasIdentity,
                containsSecret,
                sentSecret,
                fractionDigits,
                min,
                max,
                unixTime,
                first);
    }

    boolean isSecret() {
        return type.is(Kind.SECRET);
    }

    boolean isList() {
        return type.is(Kind.LIST);
    }

    /** Returns whether the field holds strings by name: its own, or the properties that its object does not declare. */
    boolean isMap() {
        return type.is(Kind.MAP) || isRest();
    }

    boolean isRest() {
        return type.is(Kind.REST);
    }

    /** Returns whether the field holds strings that are not printed by a type of their own. */
    boolean isText() {
        return type.is(Kind.STRING) || (isList() && element().is(Kind.STRING)) || isMap();
    }

    /** Returns the expression that {@code toString} prints. Values that the document does not describe may be secrets. */
    String printed() {
        return isMap() && element().is(Kind.ANY) ? "JsonMap.names(" + name + ")" : name;
    }

    /** Returns the expression of the field without its secrets. */
    String withoutSecrets(boolean mayBeNull) {
        if (isSecret()) {
            return "null";
        }
        if (!containsSecret) {
            return name;
        }
        String copy = isList()
                ? name + ".stream().map(" + element().java() + "::withoutSecrets).toList()"
                : name + ".withoutSecrets()";
        return mayBeNull ? name + " == null ? null : " + copy : copy;
    }

    /** Returns whether the builder requires a value, so that its setter rejects null. */
    boolean isRequiredValue() {
        return required && !explicitNull;
    }

    String javaType() {
        return type.java();
    }

    String setterType() {
        return (isRequiredValue() ? "" : "@Nullable ") + type.java();
    }

    /** Returns the declaration of the variable in which a reader collects the value. */
    String declaration() {
        return isRest()
                ? "JsonMap<" + element().java() + "> " + name + " = new JsonMap<>("
                        + element().adapter() + ");"
                : javaType() + " " + name + " = " + initial() + ";";
    }

    /**
     * Returns the initial value in a reader. A missing date that the vendor promises to send is unknown; null would
     * mean that there is none.
     */
    private String initial() {
        return explicitNull && type.is(Kind.TIMESTAMP) ? "Timestamp.UNKNOWN" : "null";
    }

    String wireLiteral() {
        return Names.literal(wire);
    }

    String read() {
        return switch (type.kind()) {
            case STRING -> "Json.string(in)";
            case INTEGER -> "Json.integer(in)";
            case BOOLEAN -> "Json.bool(in)";
            case TIMESTAMP -> unixTime == null ? "Json.timestamp(in)" : "Json.unixTime(in)";
            case SECRET -> (firstPart == null ? "Json.secret" : "Json.secretPart") + "(in, " + name + ")";
            case ENUM -> type.adapter() + ".read(in)";
            case OBJECT ->
                referenceHasIdentity ? "Json.nullable(in, " + type.adapter() + ")" : type.java() + ".read(in)";
            case LIST -> "Json.list(in, " + element().adapter() + ")";
            case MAP -> "JsonMap.read(in, " + element().adapter() + ")";
            case ANY, REST -> throw new IllegalStateException(type + " is no property");
        };
    }

    /** Returns the expression of the value that was read, in terms of the reader's variables. */
    String value() {
        if (isRest()) {
            return name + ".values()";
        }
        return firstPart == null ? name : "Json.joined(in, " + firstPart + ", " + name + ")";
    }

    /** Returns the statements that write the field; empty for a secret, unless the caller chooses it. */
    List<String> writes() {
        List<String> lines = new ArrayList<>();
        String value = "this." + name;
        String start = "(out, " + wireLiteral() + ", " + value;
        if (explicitNull) {
            lines.add("JsonFields.writeIfNull" + start + ");");
        }
        switch (type.kind()) {
            case ANY -> {}
            case SECRET -> {
                if (sentSecret) {
                    lines.add("JsonFields.write" + start + ");");
                }
            }
            case STRING, INTEGER, BOOLEAN -> lines.add("JsonFields.write" + start + ");");
            case TIMESTAMP -> lines.add(writeTime(start));
            case ENUM, OBJECT -> lines.add("JsonFields.write" + start + ", " + type.adapter() + ");");
            case LIST ->
                lines.add("JsonFields.writeList" + start + ", " + element().adapter() + ");");
            case MAP -> lines.add("JsonMap.write" + start + ", " + element().adapter() + ");");
            case REST ->
                lines.add("JsonMap.writeAll(out, " + value + ", " + element().adapter() + ");");
        }
        return lines;
    }

    private String writeTime(String start) {
        if (unixTime != null) {
            return "JsonFields.writeUnixTime" + start + ", " + unixTime.equals("string") + ");";
        }
        return "JsonFields.write" + start + (fractionDigits == null ? "" : ", " + fractionDigits) + ");";
    }

    /**
     * Returns the statements with which a builder checks the field.
     *
     * @param schema the name of the record
     * @param declared the names in JSON of its other fields, as literals
     */
    List<String> checks(String schema, List<String> declared) {
        List<String> lines = new ArrayList<>();
        String start = "(" + name + ", \"" + schema + "." + name + "\"";
        if (explicitNull) {
            lines.add("Checks.requireGiven(" + name + "Given, \"" + schema + "." + name + "\");");
        }
        boolean bounded = min != null || max != null;
        switch (type.kind()) {
            case STRING -> {
                if (bounded) {
                    lines.add("Checks.length" + start + intBounds() + ");");
                }
            }
            case INTEGER -> {
                if (bounded) {
                    lines.add("Checks.range" + start + longBounds() + ");");
                }
            }
            case LIST -> lines.add("Checks.size" + start + intBounds() + ");");
            case TIMESTAMP -> lines.add("Checks.known" + start + ");");
            case MAP -> lines.add(check(start, List.of()));
            case REST -> lines.add(check(start, declared));
            default -> {}
        }
        return lines;
    }

    private String check(String start, List<String> declared) {
        String method = element().is(Kind.ANY) ? "JsonMap.checkJson" : "JsonMap.check";
        return Layout.list(12, method + start + (declared.isEmpty() ? "" : ", "), declared, ");");
    }

    private String intBounds() {
        return ", " + (min == null ? "0" : min.toPlainString()) + ", "
                + (max == null ? "Integer.MAX_VALUE" : max.toPlainString());
    }

    private String longBounds() {
        return ", " + (min == null ? "Long.MIN_VALUE" : whole(min)) + ", "
                + (max == null ? "Long.MAX_VALUE" : whole(max));
    }

    private static String whole(BigDecimal value) {
        long number = value.longValueExact();
        return number == (int) number ? "" + number : number + "L";
    }

    private Type element() {
        Type element = type.element();
        if (element == null) {
            throw new IllegalStateException(wire + " is not a list");
        }
        return element;
    }
}
