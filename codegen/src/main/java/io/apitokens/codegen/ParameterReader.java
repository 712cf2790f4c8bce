package io.apitokens.codegen;

import io.apitokens.codegen.OperationView.PathParameter;
import io.apitokens.codegen.OperationView.PatternView;
import io.apitokens.codegen.Schemas.Target;
import io.apitokens.codegen.Type.Kind;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of operations in path and query. */
final class ParameterReader {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /** Names that mean themselves in a query. */
    private static final Pattern QUERY_NAME = Pattern.compile("[A-Za-z0-9._~-]+");

    private static final Set<Kind> SENDABLE =
            Set.of(Kind.STRING, Kind.INTEGER, Kind.BOOLEAN, Kind.TIMESTAMP, Kind.ENUM);

    private final Map<String, Parameter> shared = new HashMap<>();
    private final IdentityHashMap<Parameter, Place> places = new IdentityHashMap<>();
    private final Schemas schemas;
    private final SchemaReader schemaReader;
    private final Problems problems;
    private final Set<String> sent;
    private final Map<String, PatternView> patterns = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    ParameterReader(OpenAPI document, Schemas schemas, SchemaReader reader, Problems problems, Set<String> sent) {
        this.schemas = schemas;
        this.schemaReader = reader;
        this.problems = problems;
        this.sent = sent;
        if (document.getComponents() != null && document.getComponents().getParameters() != null) {
            shared.putAll(document.getComponents().getParameters());
            shared.forEach((name, parameter) -> places.put(parameter, Place.of("components", "parameters", name)));
        }
    }

    /** Returns the parameters of an operation and those of its path that it does not replace, references resolved. */
    List<Parameter> parameters(Place at, PathItem path, Operation operation) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        List<Parameter> all = new ArrayList<>(path.getParameters() == null ? List.of() : path.getParameters());
        all.addAll(operation.getParameters() == null ? List.of() : operation.getParameters());
        for (Parameter each : all) {
            String reference = each.get$ref();
            Parameter parameter =
                    reference == null ? each : shared.get(reference.substring(reference.lastIndexOf('/') + 1));
            if (parameter == null || parameter.getSchema() == null) {
                problems.add(
                        at, "the parameter " + (reference == null ? each.getName() : reference) + " has no schema");
            } else {
                found.put(parameter.getIn() + " " + parameter.getName(), parameter);
            }
        }
        return List.copyOf(found.values());
    }

    List<PathParameter> path(Place at, String path, List<Parameter> parameters) {
        Map<String, PathParameter> byName = new LinkedHashMap<>();
        for (Parameter each : parameters) {
            if ("path".equals(each.getIn())) {
                byName.put(each.getName(), pathParameter(at, each));
            } else if (!"query".equals(each.getIn())) {
                problems.add(of(at, each), "only path and query parameters are supported");
                continue;
            }
            checkStyle(of(at, each), each);
        }
        List<PathParameter> inOrder = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(path);
        while (placeholder.find()) {
            PathParameter found = byName.remove(placeholder.group(1));
            if (inOrder.stream().anyMatch(each -> each.wire().equals(placeholder.group(1)))) {
                problems.add(at, "has the parameter " + placeholder.group(1) + " twice in its path");
            } else if (found == null) {
                problems.add(at, "does not declare the parameter " + placeholder.group(1) + " of its path");
            } else {
                inOrder.add(found);
            }
        }
        byName.keySet().forEach(name -> problems.add(at, "declares " + name + ", which is not in its path"));
        return inOrder;
    }

    /** Returns the place of a parameter: its index may differ from that in the document, so its name must do. */
    private Place of(Place at, Parameter parameter) {
        Place declared = places.get(parameter);
        return declared == null ? at.child("parameters").child(parameter.getName()) : declared;
    }

    private void checkStyle(Place at, Parameter parameter) {
        String usual = "path".equals(parameter.getIn()) ? "simple" : "form";
        if (parameter.getStyle() != null && !usual.equals(parameter.getStyle().toString())) {
            problems.add(at, "must be of `style: " + usual + "`, not " + parameter.getStyle());
        }
    }

    private PathParameter pathParameter(Place at, Parameter parameter) {
        String wire = parameter.getName();
        Target target = schemas.target(new Node(of(at, parameter), parameter.getSchema()));
        Schema<?> schema =
                target == null ? parameter.getSchema() : target.node().schema();
        boolean integer = "integer".equals(schema.getType());
        if (!integer && (schema.getPattern() == null || !"string".equals(schema.getType()))) {
            problems.add(of(at, parameter), "must be an integer, or a string with a pattern");
        }
        if (target != null && Schemas.isSecret(target.node())) {
            problems.add(of(at, parameter), "a secret must not be in a URL, which is logged and shown");
        }
        if (parameter.getDescription() == null || parameter.getDescription().isBlank()) {
            problems.add(of(at, parameter), "has no description");
        }
        OperationView.Parameter argument = new OperationView.Parameter(
                integer ? "long" : "String", Names.variable(wire), String.valueOf(parameter.getDescription()));
        return new PathParameter(
                wire, argument, integer ? null : pattern(of(at, parameter), wire, schema.getPattern()));
    }

    /** Returns the constant shared by all path parameters of this name, which must have the same pattern. */
    private @Nullable PatternView pattern(Place at, String wire, @Nullable String regex) {
        if (regex == null) {
            return null;
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.add(at, "has a pattern that Java cannot read: " + e.getDescription());
        }
        PatternView pattern = patterns.computeIfAbsent(wire, name -> new PatternView(Names.constant(name), regex));
        String other = owners.putIfAbsent(pattern.name(), wire);
        if (other != null && !other.equals(wire)) {
            problems.add(at, "and the parameter " + other + " are both " + pattern.name() + " in Java; rename one");
        }
        if (!pattern.regex().equals(regex)) {
            problems.add(at, "has a different pattern than another parameter of this name; rename one");
        }
        return pattern;
    }

    /** Returns the record of the query parameters but the one that selects a page; null if there are no others. */
    @Nullable
    RecordView query(Place at, String id, List<Parameter> parameters, @Nullable String position) {
        List<Field> fields = new ArrayList<>();
        for (Parameter each : parameters) {
            if ("query".equals(each.getIn()) && !each.getName().equals(position)) {
                Field field = queryField(of(at, each), each);
                if (field != null) {
                    fields.add(field);
                }
            }
        }
        if (fields.isEmpty()) {
            return null;
        }
        schemaReader.checkNames(at, fields);
        String about = "Query parameters of `" + id + "`. Parameters that are null are not sent.";
        return new RecordView(Names.type(id) + "Query", about, fields, List.of(), false, true, true);
    }

    private @Nullable Field queryField(Place at, Parameter parameter) {
        if (Boolean.TRUE.equals(parameter.getRequired())) {
            problems.add(at, "a required query parameter is not supported");
        }
        if (!QUERY_NAME.matcher(parameter.getName()).matches()) {
            problems.add(at, "a query parameter must consist of letters, digits, `.`, `_`, `~` and `-`");
        }
        Node node = new Node(at, parameter.getSchema());
        schemas.reach(node, sent);
        Field field = schemaReader.field(node, parameter.getName(), parameter.getDescription(), false);
        if (field == null) {
            return null;
        }
        if (field.unixTime() != null) {
            problems.add(at, "x-unix-time is not supported in the query; declare an integer");
        }
        boolean strings = field.isList() && Type.STRING.equals(field.type().element());
        if (!strings && !SENDABLE.contains(field.type().kind())) {
            problems.add(at, "a query parameter must be a string, an integer, a boolean, an enum or a list of strings");
        }
        if (strings && Boolean.FALSE.equals(parameter.getExplode())) {
            problems.add(at, "a list in the query must be repeated keys, which is `explode: true`");
        }
        return field;
    }
}
