package io.apitokens.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A type of the generated code.
 *
 * @param kind the kind of type
 * @param java the name in Java
 * @param element the element type of a list, else null
 */
record Type(Kind kind, String java, @Nullable Type element) {

    enum Kind {
        STRING,
        INTEGER,
        BOOLEAN,
        TIMESTAMP,
        SECRET,
        ENUM,
        OBJECT,
        LIST
    }

    static final Type STRING = new Type(Kind.STRING, "String", null);
    static final Type INTEGER = new Type(Kind.INTEGER, "Long", null);
    static final Type BOOLEAN = new Type(Kind.BOOLEAN, "Boolean", null);
    static final Type TIMESTAMP = new Type(Kind.TIMESTAMP, "Timestamp", null);
    static final Type SECRET = new Type(Kind.SECRET, "Secret", null);

    static Type listOf(Type element) {
        return new Type(Kind.LIST, "List<" + element.java + ">", element);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns the adapter for the type; fails for a kind that has none. */
    String adapter() {
        return switch (kind) {
            case STRING -> "Json.STRING";
            case INTEGER -> "Json.INTEGER";
            case ENUM, OBJECT -> java + "Json.INSTANCE";
            default -> throw new IllegalStateException("no adapter for " + kind);
        };
    }
}
