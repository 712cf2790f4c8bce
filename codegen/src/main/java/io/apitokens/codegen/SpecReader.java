package io.apitokens.codegen;

import io.apitokens.codegen.OperationView.Parameter;
import io.apitokens.codegen.OperationView.PathParameter;
import io.apitokens.codegen.OperationView.PatternView;
import io.apitokens.codegen.OperationView.ResponseView;
import io.apitokens.codegen.OperationView.Shape;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts a document to views. Collects all errors of the document and reports them together. */
final class SpecReader {

    private static final Set<String> EFFECTS = Set.of("read", "replace", "delete", "revoke-self", "issue", "rotate");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final OpenAPI document;
    private final Problems problems;
    private final Map<String, Schema<?>> schemas = new LinkedHashMap<>();
    private final SchemaReader schemaReader;
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> received = new LinkedHashSet<>();
    private final Map<String, PatternView> patterns = new HashMap<>();

    SpecReader(OpenAPI document, String spec) {
        this.document = document;
        this.problems = new Problems(spec);
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().forEach(this.schemas::put);
        }
        this.schemaReader = new SchemaReader(schemas, problems);
    }

    /**
     * Reads the whole document.
     *
     * @return the views of everything to generate
     * @throws IllegalArgumentException if the document has errors; the message lists all of them
     */
    SpecView read() {
        List<OperationView> operations = new ArrayList<>();
        Set<String> tags = new LinkedHashSet<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (operation.getTags() != null) {
                        tags.addAll(operation.getTags());
                    }
                    OperationView view = operation(path, method.name(), operation);
                    if (view != null) {
                        operations.add(view);
                    }
                }));
        if (tags.size() != 1) {
            problems.add("tags", "all operations must share one tag, which names the operations class; found " + tags);
        }
        Map<String, RecordView> records = new LinkedHashMap<>();
        Map<String, EnumView> enums = new LinkedHashMap<>();
        for (String schema : schemas.keySet()) {
            if (!sent.contains(schema) && !received.contains(schema)) {
                continue;
            }
            if (schemaReader.isEnum(schema)) {
                enums.put(schema, schemaReader.openEnum(schema));
            } else {
                records.put(schema, schemaReader.record(schema, received.contains(schema), sent.contains(schema)));
            }
        }
        problems.requireNone();
        String tag = tags.iterator().next();
        String about = document.getTags() == null
                ? "Operations."
                : document.getTags().get(0).getDescription();
        return new SpecView(
                document.getInfo(), new ApiView(Names.type(tag) + "Api", about, operations), records, enums);
    }

    /** Returns the view of an operation, or null after reporting a problem that prevents one. */
    private @Nullable OperationView operation(String path, String method, Operation operation) {
        String id = operation.getOperationId();
        if (id == null || !Set.of("GET", "POST", "PUT", "DELETE").contains(method)) {
            problems.add(method + " " + path, "needs an operationId, and a method of GET, POST, PUT and DELETE");
            return null;
        }
        String effect = String.valueOf(extension(operation, "x-effect"));
        if (!EFFECTS.contains(effect)) {
            problems.add(id, "needs an x-effect, one of read, replace, delete, revoke-self, issue, rotate");
        }
        if (method.equals("GET") != effect.equals("read")) {
            problems.add(id, "the x-effect must be read for GET, and for no other method");
        }
        List<String> statuses = new ArrayList<>();
        operation.getResponses().keySet().stream()
                .filter(status -> status.matches("2\\d\\d"))
                .forEach(statuses::add);
        if (statuses.isEmpty()) {
            problems.add(id, "has no success status");
            return null;
        }
        if (operation.getSummary() == null) {
            problems.add(id, "has no summary");
        }
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
                pathParameters(id, path, operation),
                query(id, operation),
                body(id, operation),
                responseView(id, effect, operation, response(operation, statuses.get(0))));
        check(view);
        return view;
    }

    private void check(OperationView view) {
        if ("null".equals(view.deprecated())) {
            problems.add(view.id(), "is deprecated but has no x-deprecated that names a replacement");
        }
        Set<String> names = new HashSet<>(Set.of("client"));
        for (Parameter argument : view.arguments()) {
            if (!names.add(argument.name())) {
                problems.add(view.id(), "two arguments are named " + argument.name());
            }
        }
    }

    private List<PathParameter> pathParameters(String id, String path, Operation operation) {
        Map<String, PathParameter> byName = new HashMap<>();
        for (io.swagger.v3.oas.models.parameters.Parameter each : parameters(operation)) {
            if ("path".equals(each.getIn())) {
                byName.put(each.getName(), pathParameter(id, each));
            } else if (!"query".equals(each.getIn())) {
                problems.add(id + "." + each.getName(), "only path and query parameters are supported");
            }
        }
        List<PathParameter> inOrder = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(path);
        while (placeholder.find()) {
            PathParameter found = byName.remove(placeholder.group(1));
            if (found == null) {
                problems.add(id, "does not declare the parameter " + placeholder.group(1) + " of its path");
            } else {
                inOrder.add(found);
            }
        }
        byName.keySet().forEach(name -> problems.add(id, "declares " + name + ", which is not in its path"));
        return inOrder;
    }

    private PathParameter pathParameter(String id, io.swagger.v3.oas.models.parameters.Parameter parameter) {
        String wire = parameter.getName();
        Schema<?> schema = parameter.getSchema();
        boolean integer = "integer".equals(schema.getType());
        if (!integer && schema.getPattern() == null) {
            problems.add(id + "." + wire, "a string in the path needs a pattern");
        }
        if (parameter.getDescription() == null) {
            problems.add(id + "." + wire, "has no description");
        }
        Parameter argument = new Parameter(
                integer ? "long" : "String", Names.variable(wire), String.valueOf(parameter.getDescription()));
        return new PathParameter(wire, argument, integer ? null : pattern(id, wire, schema.getPattern()));
    }

    /** Returns the constant shared by all path parameters of this name, which must have the same pattern. */
    private @Nullable PatternView pattern(String id, String wire, @Nullable String regex) {
        if (regex == null) {
            return null;
        }
        PatternView pattern = patterns.computeIfAbsent(wire, name -> new PatternView(Names.constant(name), regex));
        if (!pattern.regex().equals(regex)) {
            problems.add(id + "." + wire, "has a different pattern than another parameter of this name");
        }
        return pattern;
    }

    private @Nullable RecordView query(String id, Operation operation) {
        List<Field> fields = new ArrayList<>();
        for (io.swagger.v3.oas.models.parameters.Parameter each : parameters(operation)) {
            if ("query".equals(each.getIn())) {
                if (Boolean.TRUE.equals(each.getRequired())) {
                    problems.add(id + "." + each.getName(), "a required query parameter is not supported");
                }
                reachEnum(each.getSchema());
                Field field = schemaReader.queryField(id + "." + each.getName(), each);
                if (field != null) {
                    fields.add(field);
                }
            }
        }
        if (fields.isEmpty()) {
            return null;
        }
        schemaReader.checkNames(id, fields);
        String about = "Query parameters of `" + id + "`. Parameters that are null are not sent.";
        return new RecordView(Names.type(id) + "Query", about, fields, false, true, true);
    }

    private void reachEnum(Schema<?> schema) {
        String reference = SchemaReader.reference(schema);
        if (reference != null) {
            schemaReader.reach(reference, sent);
        }
    }

    private @Nullable Parameter body(String id, Operation operation) {
        RequestBody body = operation.getRequestBody();
        if (body != null && body.get$ref() != null) {
            body = document.getComponents().getRequestBodies().get(name(body.get$ref()));
        }
        if (body == null) {
            return null;
        }
        Schema<?> schema = json(body.getContent());
        String reference = schema == null ? null : SchemaReader.reference(schema);
        if (reference == null || !Boolean.TRUE.equals(body.getRequired()) || body.getDescription() == null) {
            problems.add(id, "its body must be required, have a description, and be JSON of a named schema");
            return null;
        }
        schemaReader.reach(reference, sent);
        return new Parameter(Names.type(reference), "request", body.getDescription());
    }

    private ResponseView responseView(String id, String effect, Operation operation, ApiResponse response) {
        boolean issues = effect.equals("issue") || effect.equals("rotate");
        Schema<?> schema = json(response.getContent());
        if (schema == null) {
            if (issues) {
                problems.add(id, "issues a secret, but its response has no content");
            }
            return new ResponseView(Shape.NOTHING, "", "");
        }
        boolean list = "array".equals(schema.getType());
        String reference = SchemaReader.reference(list ? schema.getItems() : schema);
        if (reference == null) {
            problems.add(id, "its response must be a named schema or a list of one");
            return new ResponseView(Shape.NOTHING, "", "");
        }
        schemaReader.reach(reference, received);
        String type = Names.type(reference);
        boolean paged = "link".equals(extension(operation, "x-paging"));
        if (paged && !list) {
            problems.add(id, "x-paging: link requires a response that is a list");
        }
        if (list && !issues) {
            return new ResponseView(paged ? Shape.PAGE : Shape.LIST, type, "");
        }
        if (!issues) {
            return new ResponseView(Shape.OBJECT, type, "");
        }
        String secret = secretOf(reference);
        if (secret == null) {
            problems.add(id, "issues a secret, but " + reference + " has no property of `format: password`");
        }
        return new ResponseView(Shape.SECRET, type, String.valueOf(secret));
    }

    private @Nullable String secretOf(String schema) {
        Schema<?> found = schemas.get(schema);
        if (found != null) {
            for (Map.Entry<String, Schema<?>> each :
                    SchemaReader.properties(found).entrySet()) {
                if ("password".equals(each.getValue().getFormat())) {
                    return Names.variable(each.getKey());
                }
            }
        }
        return null;
    }

    private List<io.swagger.v3.oas.models.parameters.Parameter> parameters(Operation operation) {
        List<io.swagger.v3.oas.models.parameters.Parameter> resolved = new ArrayList<>();
        if (operation.getParameters() != null) {
            for (io.swagger.v3.oas.models.parameters.Parameter each : operation.getParameters()) {
                String reference = each.get$ref();
                resolved.add(
                        reference == null
                                ? each
                                : Problems.found(
                                        document.getComponents().getParameters().get(name(reference)), reference));
            }
        }
        return resolved;
    }

    private ApiResponse response(Operation operation, String status) {
        ApiResponse response = Problems.found(operation.getResponses().get(status), "status " + status);
        String reference = response.get$ref();
        return reference == null
                ? response
                : Problems.found(document.getComponents().getResponses().get(name(reference)), reference);
    }

    private static @Nullable Schema<?> json(@Nullable Content content) {
        MediaType json = content == null ? null : content.get("application/json");
        return json == null ? null : json.getSchema();
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static @Nullable Object extension(Operation operation, String name) {
        return operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
    }
}
