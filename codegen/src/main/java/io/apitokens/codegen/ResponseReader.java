package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Step;
import io.apitokens.codegen.Schemas.Target;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what operations return: the content of their success statuses, or a part of it. */
final class ResponseReader {

    private static final String NAMED =
            "must be a named object, a list of one, or a string of `format: password`; `x-payload` leads to a part of it";

    private final Schemas schemas;
    private final Problems problems;
    private final Set<String> received;
    private final Map<String, ApiResponse> shared = new HashMap<>();

    ResponseReader(OpenAPI document, Schemas schemas, Problems problems, Set<String> received) {
        this.schemas = schemas;
        this.problems = problems;
        this.received = received;
        if (document.getComponents() != null && document.getComponents().getResponses() != null) {
            shared.putAll(document.getComponents().getResponses());
        }
    }

    ResponseView read(Place at, Operation operation, List<String> statuses, PagingReader paging, boolean chosen) {
        Node content = content(at, operation, statuses);
        paging.refuseUnused(content != null);
        boolean issues = Set.of("issue", "rotate").contains(String.valueOf(extension(operation, "x-effect")));
        if (content == null) {
            if (issues) {
                problems.add(at, "issues a secret, but its response has no content");
            }
            paging.refuse("requires a response that is a list");
            return ResponseView.NOTHING;
        }
        Node payload = paging.find(content, "x-payload", paging.path("x-payload"));
        Target target = payload == null ? null : schemas.target(payload);
        if (payload == null || target == null || schemas.refusesAlternatives(target.node())) {
            return ResponseView.NOTHING;
        }
        if (!chosen) {
            checkSecrets(at, operation, content, payload);
        }
        String path = paging.path("x-payload");
        if (Schemas.isSecret(target.node())) {
            return secretAlone(path, issues);
        }
        return "array".equals(target.node().schema().getType())
                ? list(target.node(), issues, path, paging, content)
                : object(payload, target, issues, path, paging);
    }

    /** A new secret must be returned by an effect that never loses it. */
    private void checkSecrets(Place at, Operation operation, Node content, Node payload) {
        String effect = String.valueOf(extension(operation, "x-effect"));
        boolean issues = Set.of("issue", "rotate").contains(effect);
        if (effect.equals("create") && schemas.containsSecret(payload)) {
            problems.add(at, "returns a secret, so that its x-effect must be issue or rotate");
        }
        if (issues && schemas.containsSecretBeside(content, payload.place())) {
            problems.add(at.child("x-payload"), "leaves out a secret that is beside the content");
        }
    }

    private static ResponseView secretAlone(String path, boolean issues) {
        String reader = "JsonPayload.of(" + Names.literal(path) + ", JsonPayload.SECRET)";
        return new ResponseView(
                "Secret",
                issues ? ".issuing(" + reader + ", secret -> secret);" : ".returning(" + reader + ");",
                null,
                List.of("io.apitokens.Secret"),
                Set.of(Support.PAYLOAD));
    }

    private ResponseView list(Node list, boolean issues, String path, PagingReader paging, Node content) {
        if (issues) {
            problems.add(list.place(), "issues a secret, but returns a list: one call issues one secret");
            return ResponseView.NOTHING;
        }
        Schema<?> items = list.schema().getItems();
        Target element = items == null ? null : schemas.target(list.child(items, "items"));
        if (element == null || element.name() == null || !Schemas.isRecord(element.node())) {
            problems.add(list.place(), NAMED);
            return ResponseView.NOTHING;
        }
        schemas.reach(list, received);
        String type = Names.type(element.name());
        if (paging.kind() != null) {
            return paging.page(type, path, content);
        }
        String adapter = type + ".JSON";
        return path.isEmpty()
                ? plain("List<" + type + ">", ".returningList(" + adapter + ");", List.of("java.util.List"))
                : new ResponseView(
                        "List<" + type + ">",
                        ".returning(JsonPayload.list(" + Names.literal(path) + ", " + adapter + "));",
                        null,
                        List.of("java.util.List"),
                        Set.of(Support.PAYLOAD));
    }

    private ResponseView object(Node payload, Target target, boolean issues, String path, PagingReader paging) {
        paging.refuse("requires a response that is a list");
        if (target.name() == null || !Schemas.isRecord(target.node())) {
            problems.add(target.node().place(), NAMED);
            return ResponseView.NOTHING;
        }
        schemas.reach(payload, received);
        String type = Names.type(target.name());
        String adapter = type + ".JSON";
        String reader = path.isEmpty() ? adapter : "JsonPayload.of(" + Names.literal(path) + ", " + adapter + ")";
        Set<Support> support = path.isEmpty() ? Set.of() : Set.of(Support.PAYLOAD);
        if (!issues) {
            return new ResponseView(type, ".returning(" + reader + ");", null, List.of(), support);
        }
        List<List<Step>> secrets = schemas.secrets(target.name());
        if (secrets.isEmpty()) {
            problems.add(
                    target.node().place(),
                    "is issued, but has no property of `format: password`, except perhaps in a list");
            return ResponseView.NOTHING;
        }
        return new ResponseView(
                type,
                ".issuing(" + reader + ", " + secret(secrets.get(0)) + ");",
                null,
                secrets.get(0).size() == 1 ? List.of() : List.of("java.util.Optional"),
                support);
    }

    private static String secret(List<Step> way) {
        if (way.size() == 1) {
            return way.get(0).type() + "::" + way.get(0).accessor();
        }
        StringBuilder out = new StringBuilder("issued -> Optional.of(issued)");
        way.forEach(step -> out.append(".map(" + step.type() + "::" + step.accessor() + ")"));
        return out.append(".orElse(null)").toString();
    }

    private static ResponseView plain(String type, String step, List<String> imports) {
        return new ResponseView(type, step, null, imports, Set.of());
    }

    /** Returns the schema that all success statuses share; null if they have no content. */
    private @Nullable Node content(Place at, Operation operation, List<String> statuses) {
        Node first = null;
        Set<@Nullable Schema<?>> different = new HashSet<>();
        for (String status : statuses) {
            Node content = content(
                    at.child("responses").child(status),
                    Problems.found(operation.getResponses().get(status), status));
            different.add(content == null ? null : content.schema());
            if (content != null && status.equals("204")) {
                problems.add(content.place(), "the status 204 has no content");
            }
            first = first == null ? content : first;
        }
        if (different.size() > 1) {
            problems.add(at.child("responses"), "the success statuses " + statuses + " must have the same content");
        }
        return first;
    }

    private @Nullable Node content(Place at, ApiResponse response) {
        Place place = at;
        ApiResponse found = response;
        Set<String> followed = new HashSet<>();
        while (found.get$ref() != null) {
            String reference = found.get$ref();
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (!shared.containsKey(name) || !followed.add(name)) {
                problems.add(at, "refers to " + reference + ", which is no response of this document");
                return null;
            }
            place = Place.of("components", "responses", name);
            found = Problems.found(shared.get(name), reference);
        }
        return json(place, found.getContent());
    }

    private @Nullable Node json(Place at, @Nullable Content content) {
        if (content == null || content.isEmpty()) {
            return null;
        }
        Place place = at.child("content");
        MediaType json = content.size() > 1 ? null : content.get("application/json");
        Schema<?> schema = json == null ? null : json.getSchema();
        if (schema == null) {
            problems.add(place, "must be `application/json` alone, with a schema");
            return null;
        }
        return new Node(place.child("application/json").child("schema"), schema);
    }

    private static @Nullable Object extension(Operation operation, String name) {
        return operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
    }
}
