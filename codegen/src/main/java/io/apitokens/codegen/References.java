package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Target;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The named schemas of a document, and the references to them. */
final class References {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema<?>> components = new LinkedHashMap<>();
    private final WrittenDocument written;
    private final Problems problems;

    References(OpenAPI document, WrittenDocument written, Problems problems) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().forEach(components::put);
        }
        this.written = written;
        this.problems = problems;
    }

    Set<String> names() {
        return components.keySet();
    }

    Node component(String name) {
        return new Node(
                Place.of("components", "schemas", name), Problems.found(components.get(name), "the schema " + name));
    }

    /** Follows references; returns null after reporting one that leads nowhere. */
    @Nullable
    Target target(Node node) {
        Target target = new Target(null, node);
        Set<String> followed = new HashSet<>();
        for (String next = reference(node); next != null; ) {
            String name = next.startsWith(PREFIX) ? next.substring(PREFIX.length()) : "";
            if (!components.containsKey(name)) {
                problems.add(node.place(), "refers to " + next + ", which is no schema of this document");
                return null;
            }
            if (!followed.add(name)) {
                problems.add(node.place(), "refers to " + next + ", which refers to itself");
                return null;
            }
            target = new Target(name, component(name));
            next = reference(target.node());
        }
        return target;
    }

    /** Returns the reference that a schema consists of, perhaps in an allOf that adds a description; else null. */
    private @Nullable String reference(Node node) {
        Schema<?> schema = node.schema();
        boolean wrapper = schema.getAllOf() != null
                && schema.getAllOf().size() == 1
                && schema.getProperties() == null
                && schema.getRequired() == null
                && schema.getAdditionalProperties() == null;
        if (!wrapper) {
            refuse(node, written.besideReference(node.place()), "`$ref`; use `allOf` with one reference");
            return schema.get$ref();
        }
        Node only = node.child((Schema<?>) schema.getAllOf().get(0), "allOf", "0");
        if (only.schema().get$ref() != null) {
            refuse(only, written.besideReference(only.place()), "`$ref`; put it beside `allOf`");
            refuse(node, written.besideAllOf(node.place()), "an `allOf` of one reference; declare a schema of its own");
        }
        return only.schema().get$ref();
    }

    private void refuse(Node node, List<String> dropped, String beside) {
        if (!dropped.isEmpty()) {
            problems.add(node.place(), "has " + String.join(", ", dropped) + " without effect beside " + beside);
        }
    }
}
