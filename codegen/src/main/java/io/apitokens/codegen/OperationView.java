package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The template's view of an operation.
 *
 * @param id the method name in Java
 * @param method the HTTP method
 * @param path the path template
 * @param effect the constant of the operation's effect
 * @param statuses the success statuses
 * @param summary the first sentence of the javadoc
 * @param description the rest of the javadoc, or empty
 * @param deprecated what to use instead, or null
 * @param pathParameters the path parameters, in the order of the template
 * @param query the query, or null
 * @param body the type and description of the request body, or null
 * @param response what the response contains
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
        ResponseView response) {

    /**
     * An argument of the generated method.
     *
     * @param type the type in Java
     * @param name the name in Java
     * @param description the text of its javadoc tag
     */
    record Parameter(String type, String name, String description) {}

    /**
     * A path parameter.
     *
     * @param wire the name in the path template
     * @param argument the argument that supplies the value
     * @param pattern the pattern that the value must match, or null
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
     * @param name the constant's name
     * @param regex the regular expression
     */
    record PatternView(String name, String regex) {

        String literal() {
            return Names.literal(regex);
        }
    }

    /** The forms of a response. */
    enum Shape {
        NOTHING,
        OBJECT,
        SECRET,
        LIST,
        PAGE
    }

    /**
     * The response of an operation.
     *
     * @param shape the form of the response
     * @param type the record, or the record of a list's elements; empty for nothing
     * @param accessor the component that holds the secret, or empty
     */
    record ResponseView(Shape shape, String type, String accessor) {

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
        if (response.shape() == Shape.PAGE) {
            arguments.add(new Parameter(
                    "@Nullable String", "cursor", "the next cursor of the previous page; null for the first page"));
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
                doc.rawTag("@param query", "the query parameters; {@link " + argument.type() + "#none()} sends none");
            } else {
                doc.tag("@param " + argument.name(), argument.description());
            }
        }
        doc.rawTag("@return", "the call, not yet sent");
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
        return Layout.call(
                Layout.WIDTH, 4, "public ApiCall<" + response.javaType() + "> " + id + "(", parameters, ") {");
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
        steps.add(response.step());
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
        if (response.shape() == Shape.LIST) {
            imports.add("java.util.List");
        }
        if (response.shape() == Shape.PAGE) {
            imports.add("io.apitokens.Page");
        }
        if (response.shape() == Shape.NOTHING || response.shape() == Shape.PAGE) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        if (pathParameters.stream().anyMatch(parameter -> parameter.pattern() != null)) {
            imports.add("java.util.regex.Pattern");
        }
        return imports;
    }
}
