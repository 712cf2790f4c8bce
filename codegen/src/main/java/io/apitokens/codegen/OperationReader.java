package io.apitokens.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the operations of a document to views. */
final class OperationReader {

    private static final Set<String> EFFECTS =
            Set.of("read", "replace", "delete", "revoke-self", "create", "issue", "rotate");

    /** A scope of RFC 6749. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final Schemas schemas;
    private final Problems problems;
    private final Set<String> sent;
    private final ParameterReader parameterReader;
    private final ResponseReader responseReader;
    private final Map<String, RequestBody> sharedBodies = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    OperationReader(
            OpenAPI document,
            Schemas schemas,
            SchemaReader reader,
            Problems problems,
            Set<String> sent,
            Set<String> received) {
        this.schemas = schemas;
        this.problems = problems;
        this.sent = sent;
        this.parameterReader = new ParameterReader(document, schemas, reader, problems, sent);
        this.responseReader = new ResponseReader(document, schemas, problems, received);
        if (document.getComponents() != null && document.getComponents().getRequestBodies() != null) {
            sharedBodies.putAll(document.getComponents().getRequestBodies());
        }
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
        List<String> statuses = operation.getResponses() == null
                ? List.of()
                : operation.getResponses().keySet().stream()
                        .filter(status -> status.matches("2\\d\\d"))
                        .toList();
        String effect = effect(at, method, operation);
        if (statuses.isEmpty()) {
            problems.add(at, "has no success status");
            return null;
        }
        if (operation.getSummary() == null) {
            problems.add(at, "has no summary");
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
                body(at, operation),
                responseReader.read(at, operation, statuses, paging),
                scopes(at, operation));
        check(at, view);
        return view;
    }

    private String effect(Place at, String method, Operation operation) {
        String effect = String.valueOf(extension(operation, "x-effect"));
        if (!EFFECTS.contains(effect)) {
            problems.add(at, "needs an x-effect, one of read, replace, delete, revoke-self, create, issue, rotate");
        }
        if (method.equals("GET") != effect.equals("read")) {
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
        for (String name : List.of(view.name(), view.constant())) {
            String other = ids.putIfAbsent(name, view.id());
            if (other != null) {
                problems.add(at, "its operationId and " + other + " are both " + name + " in Java");
            }
        }
    }

    private OperationView.@Nullable Parameter body(Place at, Operation operation) {
        RequestBody body = operation.getRequestBody();
        if (body != null && body.get$ref() != null) {
            String name = body.get$ref().substring(body.get$ref().lastIndexOf('/') + 1);
            body = Problems.found(sharedBodies.get(name), body.get$ref());
        }
        if (body == null) {
            return null;
        }
        Place place = at.child("requestBody");
        Content content = body.getContent();
        MediaType json = content == null || content.size() > 1 ? null : content.get("application/json");
        Schema<?> schema = json == null ? null : json.getSchema();
        if (schema != null && Boolean.TRUE.equals(body.getRequired()) && body.getDescription() != null) {
            Node node =
                    new Node(place.child("content").child("application/json").child("schema"), schema);
            Schemas.Target target = schemas.target(node);
            if (target != null && target.name() != null && Schemas.isRecord(target.node())) {
                schemas.reach(node, sent);
                return new OperationView.Parameter(Names.type(target.name()), "request", body.getDescription());
            }
        }
        problems.add(place, "must be required, have a description, and be JSON of a named schema");
        return null;
    }

    private static @Nullable Object extension(Operation operation, String name) {
        return operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
    }
}
