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
 * @param referenceHasIdentity whether the field is an object that has an identity itself
 * @param fractionDigits the fixed number of digits after the second, or null to write as many as the value needs
 * @param min the minimum length, size or value, or null
 * @param max the maximum length, size or value, or null
 */
record Field(
        String wire,
        String name,
        Type type,
        String description,
        boolean required,
        boolean explicitNull,
        boolean identity,
        boolean referenceHasIdentity,
        @Nullable Integer fractionDigits,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    boolean isSecret() {
        return type.is(Kind.SECRET);
    }

    boolean isList() {
        return type.is(Kind.LIST);
    }

    /** Returns whether the field is a string or a list of strings. */
    boolean isText() {
        return type.is(Kind.STRING) || (isList() && element().is(Kind.STRING));
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

    /**
     * Returns the initial value in a reader. A missing date that the vendor promises to send is unknown; null would
     * mean that there is none.
     */
    String initial() {
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
            case TIMESTAMP -> "Json.timestamp(in)";
            case SECRET -> "Json.secret(in, " + name + ")";
            case ENUM -> type.adapter() + ".read(in)";
            case OBJECT ->
                referenceHasIdentity ? "Json.nullable(in, " + type.adapter() + ")" : type.adapter() + ".read(in)";
            case LIST -> "Json.list(in, " + element().adapter() + ")";
        };
    }

    /** Returns the statements that write the field; empty for a secret, which is never written. */
    List<String> writes() {
        List<String> lines = new ArrayList<>();
        String value = "value." + name + "()";
        String start = "(out, " + wireLiteral() + ", " + value;
        if (explicitNull) {
            lines.add("JsonFields.writeIfNull" + start + ");");
        }
        switch (type.kind()) {
            case SECRET -> {}
            case STRING, INTEGER, BOOLEAN -> lines.add("JsonFields.write" + start + ");");
            case TIMESTAMP ->
                lines.add("JsonFields.write" + start + (fractionDigits == null ? "" : ", " + fractionDigits) + ");");
            case ENUM, OBJECT -> lines.add("JsonFields.write" + start + ", " + type.adapter() + ");");
            case LIST ->
                lines.add("JsonFields.writeList" + start + ", " + element().adapter() + ");");
        }
        return lines;
    }

    /** Returns the statements with which a builder checks the field. */
    List<String> checks(String schema) {
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
            default -> {}
        }
        return lines;
    }

    private String intBounds() {
        return ", " + (min == null ? "0" : min.toPlainString()) + ", "
                + (max == null ? "Integer.MAX_VALUE" : max.toPlainString());
    }

    private String longBounds() {
        return ", " + (min == null ? "Long.MIN_VALUE" : min.toPlainString()) + ", "
                + (max == null ? "Long.MAX_VALUE" : max.toPlainString());
    }

    private Type element() {
        Type element = type.element();
        if (element == null) {
            throw new IllegalStateException(wire + " is not a list");
        }
        return element;
    }
}
