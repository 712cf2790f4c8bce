package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The template's view of an operation.
 *
 * @param id the name in the document
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
 * @param scopes the scopes that an access token needs, or none
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
        ResponseView response,
        List<String> scopes) {

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

    String constant() {
        return Names.constant(id);
    }

    /** Returns the method name. */
    String name() {
        return Names.variable(id);
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
        String end = scopes.isEmpty()
                ? ");"
                : ").withScopes("
                        + String.join(", ", scopes.stream().map(Names::literal).toList()) + ");";
        return Layout.call(
                Layout.WIDTH, 4, "public static final Operation " + constant() + " = new Operation(", arguments, end);
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
        if (response.paging() != null) {
            arguments.add(new Parameter(
                    "@Nullable String", "cursor", response.paging().description()));
        }
        return arguments;
    }

    String javadoc() {
        Javadoc doc = new Javadoc(Layout.WIDTH, 4).text(summary);
        if (!description.isEmpty()) {
            doc.text(description);
        }
        if (!scopes.isEmpty()) {
            doc.text((scopes.size() == 1 ? "Requires the scope `" : "Requires the scopes `")
                    + String.join("` and `", scopes)
                    + "` if the credential is an access token.");
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
                Layout.WIDTH, 4, "public ApiCall<" + response.javaType() + "> " + name() + "(", parameters, ") {");
    }

    List<String> steps() {
        List<String> steps = new ArrayList<>();
        pathParameters.forEach(parameter -> steps.add(parameter.step()));
        if (query != null) {
            for (Field field : query.fields()) {
                steps.add(".query(" + field.wireLiteral() + ", query." + field.name() + "())");
            }
        }
        if (response.paging() != null && response.paging().wire() != null) {
            String wire = Names.literal(response.paging().wire());
            steps.add(".query(" + wire + ", " + response.paging().value() + ")");
        }
        if (body != null) {
            steps.add(".body(" + body.name() + ", " + body.type() + ".JSON)");
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
        imports.addAll(response.imports());
        if (pathParameters.stream().anyMatch(parameter -> parameter.pattern() != null)) {
            imports.add("java.util.regex.Pattern");
        }
        return imports;
    }
}
