package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation to write, as its template sees it.
 *
 * @param id its name in Java
 * @param method the HTTP method
 * @param path the path template
 * @param effect its effect as the constant is called
 * @param statuses the statuses of success
 * @param summary its first sentence
 * @param description the rest of its description
 * @param deprecated what to do instead, or null
 * @param pathParameters the parameters in the path, in the order of the template
 * @param query its query, or null
 * @param body the body's type and description, or null
 * @param answer what it answers
 */
record OperationView(
        String id,
        String method,
        String path,
        String effect,
        List<String> statuses,
        String summary,
        String description,
        @Nullable String deprecated,
        List<PathParameter> pathParameters,
        @Nullable RecordView query,
        @Nullable Parameter body,
        Answer answer) {

    /**
     * An argument of the method.
     *
     * @param type its type in Java
     * @param name its name in Java
     * @param description what it means
     */
    record Parameter(String type, String name, String description) {}

    /**
     * A parameter in the path.
     *
     * @param wire its name in the template
     * @param argument its argument
     * @param pattern the constant of its pattern, or null
     */
    record PathParameter(
            String wire, Parameter argument, @Nullable PatternView pattern) {

        String step() {
            String start = ".path(" + Names.literal(wire) + ", " + argument.name();
            return pattern == null ? start + ")" : start + ", " + pattern.name() + ")";
        }
    }

    /**
     * A pattern of a path parameter.
     *
     * @param name its constant
     * @param regex the pattern
     */
    record PatternView(String name, String regex) {

        String literal() {
            return Names.literal(regex);
        }
    }

    /** The ways an operation can answer. */
    enum Shape {
        NOTHING,
        OBJECT,
        SECRET,
        LIST,
        PAGE
    }

    /**
     * What an operation answers.
     *
     * @param shape the way it answers
     * @param type the record, or that of an item; empty for nothing
     * @param accessor the component that is the secret, or empty
     */
    record Answer(Shape shape, String type, String accessor) {

        String javaType() {
            return switch (shape) {
                case NOTHING -> "@Nullable Void";
                case OBJECT, SECRET -> type;
                case LIST -> "List<" + type + ">";
                case PAGE -> "Page<" + type + ">";
            };
        }

        String step() {
            String adapter = type + "Json.INSTANCE";
            return switch (shape) {
                case NOTHING -> ".returningNothing();";
                case OBJECT -> ".returning(" + adapter + ");";
                case SECRET -> ".issuing(" + adapter + ", " + type + "::" + accessor + ");";
                case LIST -> ".returningList(" + adapter + ");";
                case PAGE -> ".returningPage(" + adapter + ", cursor);";
            };
        }
    }

    String constant() {
        return Names.constant(id);
    }

    String constantJavadoc() {
        return new Javadoc(Layout.WIDTH, 4)
                .raw("{@code " + method + " " + path + "}")
                .comment();
    }

    String constantDeclaration() {
        List<String> arguments = new ArrayList<>(
                List.of(Names.literal(id), "HttpMethod." + method, Names.literal(path), "Effect." + effect));
        arguments.addAll(statuses);
        return Layout.call(
                Layout.WIDTH, 4, "public static final Operation " + constant() + " = new Operation(", arguments, ");");
    }

    List<Parameter> arguments() {
        List<Parameter> arguments = new ArrayList<>();
        pathParameters.forEach(parameter -> arguments.add(parameter.argument()));
        if (body != null) {
            arguments.add(body);
        }
        if (query != null) {
            arguments.add(new Parameter(query.name(), "query", ""));
        }
        if (answer.shape() == Shape.PAGE) {
            arguments.add(new Parameter(
                    "@Nullable String",
                    "cursor",
                    "where the page begins, from the page before it; null for the first page"));
        }
        return arguments;
    }

    String javadoc() {
        Javadoc doc = new Javadoc(Layout.WIDTH, 4).text(summary);
        if (!description.isEmpty()) {
            doc.text(description);
        }
        for (Parameter argument : arguments()) {
            if (argument.name().equals("query")) {
                doc.rawTag("@param query", "what to ask for; {@link " + argument.type() + "#none()} for everything");
            } else {
                doc.tag("@param " + argument.name(), argument.description());
            }
        }
        doc.rawTag("@return", "the call, not sent yet");
        doc.rawTag("@see", "\"" + method + " " + path + "\"");
        if (deprecated != null) {
            doc.tag("@deprecated", deprecated);
        }
        return doc.comment();
    }

    boolean isDeprecated() {
        return deprecated != null;
    }

    String signature() {
        List<String> parameters = arguments().stream()
                .map(argument -> argument.type() + " " + argument.name())
                .toList();
        return Layout.call(Layout.WIDTH, 4, "public ApiCall<" + answer.javaType() + "> " + id + "(", parameters, ") {");
    }

    List<String> steps() {
        List<String> steps = new ArrayList<>();
        pathParameters.forEach(parameter -> steps.add(parameter.step()));
        if (query != null) {
            for (Field field : query.fields()) {
                steps.add(".query(" + field.wireLiteral() + ", query." + field.name() + "())");
            }
        }
        if (body != null) {
            steps.add(".body(" + body.name() + ", " + body.type() + "Json.INSTANCE)");
        }
        steps.add(answer.step());
        return steps;
    }

    TreeSet<String> imports() {
        TreeSet<String> imports = new TreeSet<>();
        Stream.of("ApiCall", "ApiClient", "Effect", "Operation")
                .forEach(type -> imports.add("io.apitokens.call." + type));
        imports.add("io.apitokens.transport.HttpMethod");
        if (query != null) {
            imports.addAll(query.imports());
        }
        if (answer.shape() == Shape.LIST) {
            imports.add("java.util.List");
        }
        if (answer.shape() == Shape.PAGE) {
            imports.add("io.apitokens.Page");
        }
        if (answer.shape() == Shape.NOTHING || answer.shape() == Shape.PAGE) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        if (pathParameters.stream().anyMatch(parameter -> parameter.pattern() != null)) {
            imports.add("java.util.regex.Pattern");
        }
        return imports;
    }
}
