package io.apitokens.codegen;

import java.util.List;

/**
 * An open enum to write, as its templates see it.
 *
 * @param name its name in Java
 * @param description what it is
 * @param constants its known values
 */
record EnumView(String name, String description, List<Constant> constants) {

    String javadoc() {
        return new Javadoc(Layout.WIDTH, 0)
                .text(description + " Open: a value that is not known here passes through unchanged.")
                .tag("@param value", "the value as the vendor writes it")
                .comment();
    }

    String known() {
        return Layout.list(
                12, "case ", constants.stream().map(Constant::literal).toList(), " -> true;");
    }

    /**
     * A known value.
     *
     * @param type the open enum
     * @param constantName its name in Java
     * @param value the value itself
     */
    record Constant(String type, String constantName, String value) {

        String declaration() {
            return Layout.call(
                    Layout.WIDTH,
                    4,
                    "public static final " + type + " " + constantName + " = new " + type + "(",
                    List.of(literal()),
                    ");");
        }

        String literal() {
            return Names.literal(value);
        }

        String javadoc() {
            return new Javadoc(Layout.WIDTH, 4).text("`" + value + "`.").comment();
        }
    }
}
