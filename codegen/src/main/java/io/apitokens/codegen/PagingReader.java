package io.apitokens.codegen;

import io.apitokens.codegen.ResponseView.Paging;
import io.apitokens.codegen.Schemas.Target;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the extensions by which one operation says where its content is, and how its list is paged. */
final class PagingReader {

    private static final List<String> KINDS = List.of("page", "offset", "link", "cursor");

    /** The extensions that only some kinds of paging use. */
    private static final Map<String, List<String>> USED_BY = new TreeMap<>(Map.of(
            "x-next", List.of("cursor"),
            "x-page-size", List.of("page"),
            "x-position", List.of("page", "offset", "cursor"),
            "x-total", List.of("page", "offset")));

    private final Schemas schemas;
    private final Problems problems;
    private final Place at;
    private final Operation operation;
    private final List<Parameter> parameters;

    PagingReader(Schemas schemas, Problems problems, Place at, Operation operation, List<Parameter> parameters) {
        this.schemas = schemas;
        this.problems = problems;
        this.at = at;
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Returns how the list is paged; null if it is not. */
    @Nullable
    String kind() {
        Object kind = extension("x-paging");
        return kind == null ? null : kind.toString();
    }

    /** Returns the name of the query parameter that selects a page, or null if there is none. */
    @Nullable
    String position() {
        String kind = kind();
        if (kind == null || kind.equals("link")) {
            return null;
        }
        Object name = extension("x-position");
        return name == null ? kind : name.toString();
    }

    /** Reports extensions that have no effect. */
    void refuseUnused(boolean hasContent) {
        String kind = kind();
        boolean known = kind == null || KINDS.contains(kind);
        USED_BY.forEach((extension, kinds) -> {
            if (known && extension(extension) != null && !kinds.contains(String.valueOf(kind))) {
                problems.add(at.child(extension), "requires `x-paging` " + String.join(" or ", kinds));
            }
        });
        if (!hasContent && extension("x-payload") != null) {
            problems.add(at.child("x-payload"), "requires a response with content in JSON");
        }
    }

    void refuse(String problem) {
        if (kind() != null) {
            problems.add(at.child("x-paging"), problem);
        }
    }

    /** Returns a path of property names; empty if the extension is absent. */
    String path(String extension) {
        Object path = extension(extension);
        return path == null ? "" : path.toString();
    }

    /** Returns the schema at a path of property names; null after reporting that there is none. */
    @Nullable
    Node find(Node content, String extension, String path) {
        Node found = content;
        if (!path.isEmpty() && !path.startsWith("/")) {
            problems.add(at.child(extension), "must be a JSON pointer, such as `/result`");
            return null;
        }
        String[] names = path.isEmpty() ? new String[0] : path.substring(1).split("/", -1);
        for (String name : names) {
            Target object = schemas.target(found);
            if (object == null) {
                return null;
            }
            Set<String> known = schemas.object(object.node()).properties().keySet();
            String plain = name.replace("~1", "/").replace("~0", "~");
            Node next = schemas.object(object.node()).properties().get(plain);
            if (next == null) {
                problems.add(
                        at.child(extension),
                        path + " is not in the response: " + object.node().place() + " has the properties " + known);
                return null;
            }
            found = next;
        }
        return found;
    }

    /** Returns the view of a page of records. */
    ResponseView page(String type, String path, Node content) {
        String kind = String.valueOf(kind());
        String adapter = type + ".JSON";
        if (!KINDS.contains(kind)) {
            refuse("must be one of page, offset, link, cursor");
            return ResponseView.NOTHING;
        }
        if (!"read".equals(extension("x-effect"))) {
            refuse("requires `x-effect: read`");
        }
        if (kind.equals("link")) {
            if (!path.isEmpty()) {
                refuse("link requires a response that is a list");
            }
            Paging paging = new Paging(null, "", "the next cursor of the previous page; null for the first page");
            return view(type, ".returningPage(" + adapter + ", cursor);", paging, Set.of());
        }
        Long first = first(kind);
        String value = first == null ? "cursor" : "JsonPage.position(cursor, " + first + ")";
        List<String> arguments = new ArrayList<>(List.of(Names.literal(path), adapter));
        String reader = switch (kind) {
            case "cursor" -> {
                arguments.add(literal(content, "x-next", "string"));
                yield "byCursor";
            }
            case "offset" -> {
                arguments.addAll(List.of(value, literal(content, "x-total", "integer")));
                yield "byOffset";
            }
            default -> {
                arguments.addAll(List.of(value, "" + first, literal(content, "x-total", "integer")));
                arguments.add(literal(content, "x-page-size", "integer"));
                yield "byNumber";
            }
        };
        String step = Layout.call(Layout.WIDTH, 16, ".returning(JsonPage." + reader + "(", arguments, "));");
        if (kind.equals("cursor") && isRequired()) {
            refuse("cursor requires an optional parameter " + position() + ": the first page has no cursor");
        }
        if (kind.equals("cursor") && extension("x-next") == null) {
            refuse("cursor requires `x-next`, the path of the next cursor in the response");
        }
        Paging paging = new Paging(
                position(),
                value,
                "the next cursor of the previous page" + describe(kind) + "; null for the first page");
        return view(type, step, paging, Set.of(Support.PAYLOAD, Support.PAGE));
    }

    private static String describe(String kind) {
        return switch (kind) {
            case "page" -> ", which is the number of a page";
            case "offset" -> ", which is an offset";
            default -> "";
        };
    }

    private static ResponseView view(String type, String step, Paging paging, Set<Support> support) {
        List<String> imports = List.of("io.apitokens.Page", "org.jspecify.annotations.Nullable");
        return new ResponseView("Page<" + type + ">", step, paging, imports, support);
    }

    /** Returns the path in an extension as a literal, after checking that a value of this type is there. */
    private String literal(Node content, String extension, String type) {
        String path = path(extension);
        if (path.isEmpty()) {
            return "null";
        }
        Node found = find(content, extension, path);
        Target target = found == null ? null : schemas.target(found);
        if (target != null && !isOf(type, target.node().schema())) {
            problems.add(at.child(extension), path + " must be of type " + type);
        }
        return Names.literal(path);
    }

    /** Returns the first value of the parameter that selects a page; null for a cursor, which has none. */
    private @Nullable Long first(String kind) {
        Schema<?> schema = positionSchema();
        String type = kind.equals("cursor") ? "string" : "integer";
        Place place = at.child("parameters").child(String.valueOf(position()));
        Target target = schema == null ? null : schemas.target(new Node(place, schema));
        if (target == null || !isOf(type, target.node().schema())) {
            refuse(kind + " requires the query parameter " + position() + " of type " + type
                    + "; `x-position` names another");
            return kind.equals("cursor") ? null : 0L;
        }
        return switch (kind) {
            case "cursor" -> null;
            case "offset" -> 0L;
            default -> first(target.node().schema());
        };
    }

    /** Returns whether a schema has a type. Vendors often declare counts as numbers. */
    private static boolean isOf(String type, Schema<?> schema) {
        return type.equals(schema.getType()) || (type.equals("integer") && "number".equals(schema.getType()));
    }

    private static long first(Schema<?> schema) {
        if (schema.getDefault() instanceof Number number) {
            return number.longValue();
        }
        return schema.getMinimum() == null ? 1 : schema.getMinimum().longValue();
    }

    private boolean isRequired() {
        return positionParameter()
                .filter(each -> Boolean.TRUE.equals(each.getRequired()))
                .isPresent();
    }

    private Optional<Parameter> positionParameter() {
        return parameters.stream()
                .filter(each -> "query".equals(each.getIn()) && each.getName().equals(position()))
                .findFirst();
    }

    private @Nullable Schema<?> positionSchema() {
        return positionParameter().<Schema<?>>map(Parameter::getSchema).orElse(null);
    }

    private @Nullable Object extension(String name) {
        return operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
    }
}
