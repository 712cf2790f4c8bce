package io.apitokens.codegen;

import java.util.List;

/**
 * The templates' view of an open enum.
 *
 * @param name the class name
 * @param description the class's first javadoc sentences
 * @param constants the known values, in the order of the document
 */
record EnumView(String name, String description, List<Constant> constants) {

    String javadoc() {
        return new Javadoc(Layout.WIDTH, 0)
                .text(description + " An open enum: values without a constant are kept unchanged.")
                .tag("@param value", "the value as in JSON")
                .comment();
    }

    String known() {
        return Layout.call(
                Layout.WIDTH,
                4,
                "private static final Set<String> known = Set.of(",
                constants.stream().map(Constant::literal).toList(),
                ");");
    }

    /**
     * A value that the document lists.
     *
     * @param type the class name of the enum
     * @param constantName the constant's name in Java
     * @param value the value as in JSON
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
