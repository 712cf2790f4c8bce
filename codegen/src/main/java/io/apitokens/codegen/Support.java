package io.apitokens.codegen;

/** A class that some generated code uses. It is generated into the package only if it is needed. */
enum Support {
    PAYLOAD("JsonPayload"),
    PAGE("JsonPage"),
    MAP("JsonMap");

    private final String type;

    Support(String type) {
        this.type = type;
    }

    /** Returns the class name. */
    String type() {
        return type;
    }

    /** Returns the file name of the template. */
    String template() {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + ".mustache";
    }
}
