package io.apitokens.codegen;

import io.apitokens.codegen.Type.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of a schema, or a query parameter.
 *
 * @param wire its name in JSON or in the query
 * @param name its name in Java
 * @param type its type
 * @param description what it means
 * @param required whether it must be there
 * @param explicitNull whether it must be there even when it is null
 * @param identity whether an answer without it is refused
 * @param referenceHasIdentity whether it is an object that has an identity itself
 * @param fractionDigits how many digits to write after the second, or null for as many as it takes
 * @param min the least length, size or value, or null
 * @param max the greatest length, size or value, or null
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

    /** Whether a builder must be given it, so that its setter takes no null. */
    boolean isRequiredValue() {
        return required && !explicitNull;
    }

    String javaType() {
        return type.java();
    }

    String setterType() {
        return (isRequiredValue() ? "" : "@Nullable ") + type.java();
    }

    /** What a reader starts from: a date that must be there is unknown, not "none", until it is read. */
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

    /** The statements that write it; none for a secret. */
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

    /** The statements of a builder that check it. */
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
            throw new IllegalStateException(wire + " is no list");
        }
        return element;
    }
}
