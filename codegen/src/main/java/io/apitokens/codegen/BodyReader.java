package io.apitokens.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests. */
final class BodyReader {

    private final Schemas schemas;
    private final Problems problems;
    private final Set<String> sent;
    private final Map<String, RequestBody> shared = new HashMap<>();
    private final IdentityHashMap<RequestBody, Place> places = new IdentityHashMap<>();

    BodyReader(OpenAPI document, Schemas schemas, Problems problems, Set<String> sent) {
        this.schemas = schemas;
        this.problems = problems;
        this.sent = sent;
        if (document.getComponents() != null && document.getComponents().getRequestBodies() != null) {
            shared.putAll(document.getComponents().getRequestBodies());
            shared.forEach((name, body) -> places.put(body, Place.of("components", "requestBodies", name)));
        }
    }

    /**
     * A body after all references.
     *
     * @param place where it is declared
     * @param body the body
     */
    private record Body(Place place, RequestBody body) {

        /** Returns the schema of content that is JSON alone, else null. */
        @Nullable
        Node schema() {
            Content content = body.getContent();
            MediaType json = content == null || content.size() > 1 ? null : content.get("application/json");
            Schema<?> schema = json == null ? null : json.getSchema();
            return schema == null
                    ? null
                    : new Node(place.child("content").child("application/json").child("schema"), schema);
        }
    }

    /** Returns the argument of an operation's body; null if there is none, or after reporting a problem. */
    OperationView.@Nullable Parameter read(Place at, String method, Operation operation) {
        Body body = resolved(at, operation);
        if (body == null) {
            return null;
        }
        if (method.equals("GET")) {
            problems.add(at.child("requestBody"), "a GET has no body");
        }
        if (!Boolean.TRUE.equals(body.body().getRequired())) {
            problems.add(body.place(), "must be `required: true`");
        }
        String description = body.body().getDescription();
        if (description == null || description.isBlank()) {
            problems.add(body.place(), "has no description");
        }
        Node schema = body.schema();
        if (schema == null) {
            problems.add(body.place().child("content"), "must be `application/json` alone, with a schema");
            return null;
        }
        return argument(schema, String.valueOf(description));
    }

    private OperationView.@Nullable Parameter argument(Node schema, String description) {
        Schemas.Target target = schemas.target(schema);
        if (target == null || schemas.refusesAlternatives(target.node())) {
            return null;
        }
        if (target.name() == null || !Schemas.isRecord(target.node())) {
            problems.add(schema.place(), "must be an object with properties that is declared as a schema");
            return null;
        }
        schemas.reach(schema, sent);
        return new OperationView.Parameter(Names.type(target.name()), "request", description);
    }

    /** Returns whether the caller chooses a secret, which the response may then repeat. */
    boolean hasSecret(Place at, Operation operation) {
        Body body = resolved(at, operation);
        Node schema = body == null ? null : body.schema();
        return schema != null && schemas.containsSecret(schema);
    }

    private @Nullable Body resolved(Place at, Operation operation) {
        if (operation.getRequestBody() == null) {
            return null;
        }
        Place place = at.child("requestBody");
        RequestBody body = operation.getRequestBody();
        Set<String> followed = new HashSet<>();
        while (body.get$ref() != null) {
            String reference = body.get$ref();
            RequestBody found = shared.get(reference.substring(reference.lastIndexOf('/') + 1));
            if (found == null || !followed.add(reference)) {
                problems.add(place, "refers to " + reference + ", which is no request body of this document");
                return null;
            }
            body = found;
        }
        // The parser may have replaced the reference by the shared body.
        return new Body(places.getOrDefault(body, place), body);
    }
}
