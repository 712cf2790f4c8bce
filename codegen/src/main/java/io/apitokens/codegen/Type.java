package io.apitokens.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A type of the generated code.
 *
 * @param kind the kind of type
 * @param java the name in Java
 * @param element the type of a list's elements or a map's values, else null
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
        LIST,
        /** Any JSON value, kept as its JSON; only as the value of a map. */
        ANY,
        /** An object whose properties have no names in the document. */
        MAP,
        /** The properties of a record that the document does not name. */
        REST
    }

    static final Type STRING = new Type(Kind.STRING, "String", null);
    static final Type INTEGER = new Type(Kind.INTEGER, "Long", null);
    static final Type BOOLEAN = new Type(Kind.BOOLEAN, "Boolean", null);
    static final Type TIMESTAMP = new Type(Kind.TIMESTAMP, "Timestamp", null);
    static final Type SECRET = new Type(Kind.SECRET, "Secret", null);
    static final Type ANY = new Type(Kind.ANY, "String", null);

    static Type listOf(Type element) {
        return new Type(Kind.LIST, "List<" + element.java + ">", element);
    }

    static Type mapOf(Type value) {
        return new Type(Kind.MAP, "Map<String, " + value.java + ">", value);
    }

    /** Returns the type of the component that holds the properties of a record that the document does not name. */
    static Type restOf(Type value) {
        return new Type(Kind.REST, "Map<String, " + value.java + ">", value);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns the adapter for the type; fails for a kind that has none. */
    String adapter() {
        return switch (kind) {
            case STRING -> "Json.STRING";
            case INTEGER -> "Json.INTEGER";
            case ENUM -> java + ".adapter";
            case OBJECT -> java + ".JSON";
            case ANY -> "JsonMap.ANY";
            default -> throw new IllegalStateException("no adapter for " + kind);
        };
    }
}
