package io.apitokens.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the operations of a document to views. */
final class OperationReader {

    private static final Set<String> EFFECTS =
            Set.of("read", "replace", "delete", "revoke-self", "create", "issue", "rotate");

    /** A scope of RFC 6749. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    /** Characters that mean themselves in a path, and the names of parameters. */
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|\\{[^{}]+})+");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final Schemas schemas;
    private final Problems problems;
    private final ParameterReader parameterReader;
    private final BodyReader bodyReader;
    private final ResponseReader responseReader;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Place> patterns = new HashMap<>();

    OperationReader(
            OpenAPI document,
            Schemas schemas,
            SchemaReader reader,
            Problems problems,
            Set<String> sent,
            Set<String> received) {
        this.schemas = schemas;
        this.problems = problems;
        this.parameterReader = new ParameterReader(document, schemas, reader, problems, sent);
        this.bodyReader = new BodyReader(document, schemas, problems, sent);
        this.responseReader = new ResponseReader(document, schemas, problems, received);
    }

    /** Returns the view of an operation, or null after reporting a problem that prevents one. */
    @Nullable
    OperationView read(String path, PathItem item, String method, Operation operation) {
        Place at = Place.of("paths", path, method.toLowerCase(Locale.ROOT));
        String id = operation.getOperationId();
        if (id == null || !METHODS.contains(method)) {
            problems.add(at, "needs an operationId, and a method of GET, POST, PUT and DELETE");
            return null;
        }
        checkItself(at, path, item, operation);
        List<String> statuses = operation.getResponses() == null
                ? List.of()
                : operation.getResponses().keySet().stream()
                        .filter(status -> status.matches("2\\d\\d"))
                        .toList();
        String effect = effect(at, method, operation);
        if (statuses.isEmpty()) {
            problems.add(at, "has no success status; name each one, such as '200', instead of 2XX or default");
            return null;
        }
        List<Parameter> parameters = parameterReader.parameters(at, item, operation);
        PagingReader paging = new PagingReader(schemas, problems, at, operation, parameters);
        OperationView view = new OperationView(
                id,
                method,
                path,
                effect.toUpperCase(Locale.ROOT).replace('-', '_'),
                statuses,
                String.valueOf(operation.getSummary()),
                operation.getDescription() == null ? "" : operation.getDescription(),
                Boolean.TRUE.equals(operation.getDeprecated())
                        ? String.valueOf(extension(operation, "x-deprecated"))
                        : null,
                parameterReader.path(at, path, parameters),
                parameterReader.query(at, id, parameters, paging.position()),
                bodyReader.read(at, method, operation),
                responseReader.read(at, operation, statuses, paging, bodyReader.hasSecret(at, operation)),
                scopes(at, operation));
        check(at, view);
        return view;
    }

    private void checkItself(Place at, String path, PathItem item, Operation operation) {
        if (operation.getSummary() == null || operation.getSummary().isBlank()) {
            problems.add(at, "has no summary");
        }
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            problems.add(at, "has no tag; all operations must share one");
        }
        if (!PATH.matcher(path).matches()) {
            problems.add(at, "has a path with other characters than a path of a URL has, or with a query");
        }
        if (item.getServers() != null || operation.getServers() != null) {
            problems.add(at, "has servers of its own; all operations are sent to the base URL of the client");
        }
        if (operation.getResponses() != null
                && operation.getResponses().keySet().stream().anyMatch(status -> status.matches("2[xX]{2}"))) {
            problems.add(at.child("responses"), "name each success status, such as '200', instead of 2XX");
        }
    }

    private String effect(Place at, String method, Operation operation) {
        String effect = String.valueOf(extension(operation, "x-effect"));
        if (!EFFECTS.contains(effect)) {
            problems.add(at, "needs an x-effect, one of read, replace, delete, revoke-self, create, issue, rotate");
        } else if (method.equals("GET") != effect.equals("read")) {
            problems.add(at, "the x-effect must be read for GET, and for no other method");
        }
        return effect;
    }

    private List<String> scopes(Place at, Operation operation) {
        Object value = extension(operation, "x-scopes");
        List<String> scopes = value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        if (value != null && (scopes.isEmpty() || !scopes.stream().allMatch(SCOPE.asMatchPredicate()))) {
            problems.add(at, "has x-scopes that are not a list of scopes, each without a space");
        }
        return scopes;
    }

    private void check(Place at, OperationView view) {
        if ("null".equals(view.deprecated())) {
            problems.add(at, "is deprecated but has no x-deprecated that names a replacement");
        }
        Set<String> names = new HashSet<>(Set.of("client"));
        for (OperationView.Parameter argument : view.arguments()) {
            if (!names.add(argument.name())) {
                problems.add(at, "two arguments are named " + argument.name());
            }
        }
        view.pathParameters().stream()
                .map(OperationView.PathParameter::pattern)
                .filter(Objects::nonNull)
                .forEach(pattern -> patterns.put(pattern.name(), at));
        for (String name : List.of(view.name(), view.constant())) {
            String other = ids.putIfAbsent(name, view.id());
            if (other != null) {
                problems.add(at, "its operationId and " + other + " are both " + name + " in Java");
            }
        }
    }

    /** Reports operations whose constant is also that of a parameter's pattern. */
    void checkConstants() {
        patterns.forEach((name, at) -> {
            if (ids.containsKey(name)) {
                problems.add(
                        at,
                        "has a parameter that is " + name + " in Java, like the operationId " + ids.get(name)
                                + "; rename the parameter");
            }
        });
    }

    private static @Nullable Object extension(Operation operation, String name) {
        return operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
    }
}
