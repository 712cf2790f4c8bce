package io.apitokens.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemas of a document: merges {@code allOf}, and follows the properties of objects. */
final class Schemas {

    private final References references;
    private final Problems problems;

    Schemas(OpenAPI document, WrittenDocument written, Problems problems) {
        this.references = new References(document, written, problems);
        this.problems = problems;
    }

    /**
     * A schema after all references.
     *
     * @param name the name of the component that it is; null if it has none
     * @param node the schema
     */
    record Target(@Nullable String name, Node node) {}

    /**
     * A step from an object to a secret.
     *
     * @param type the record's name
     * @param accessor the accessor of the record
     */
    record Step(String type, String accessor) {

        /** Returns the expression of the value that steps lead to, from a variable with the name of the first. */
        static String expression(List<Step> steps) {
            String variable = steps.get(0).accessor();
            if (steps.size() == 1) {
                return variable;
            }
            StringBuilder out = new StringBuilder("Optional.ofNullable(" + variable + ")");
            steps.subList(1, steps.size())
                    .forEach(step -> out.append(".map(" + step.type() + "::" + step.accessor() + ")"));
            return out.append(".orElse(null)").toString();
        }
    }

    Set<String> names() {
        return references.names();
    }

    Node component(String name) {
        return references.component(name);
    }

    /** Follows references; returns null after reporting one that leads nowhere. */
    @Nullable
    Target target(Node node) {
        return references.target(node);
    }

    private static boolean isObject(@Nullable String type) {
        return type == null || type.equals("object");
    }

    /** Returns whether a schema without references is an object with properties, which becomes a record. */
    static boolean isRecord(Node node) {
        return node.schema().getEnum() == null
                && (!properties(node.schema()).isEmpty() || node.schema().getAllOf() != null);
    }

    /** Returns the map's values if a schema without references is an object of unnamed properties only; else null. */
    static @Nullable Node values(Node node) {
        return isRecord(node) ? null : additional(node);
    }

    private static @Nullable Node additional(Node node) {
        Object values = node.schema().getAdditionalProperties();
        if (values == null || values.equals(false)) {
            return null;
        }
        Schema<?> schema = values instanceof Schema<?> declared ? declared : new Schema<>();
        return node.child(schema, "additionalProperties");
    }

    /** Merges the properties of an object. */
    ObjectSchema object(Node node) {
        Map<String, Node> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        List<Node> additional = new ArrayList<>();
        merge(node, properties, required, additional, new HashSet<>());
        return new ObjectSchema(properties, required, additional.isEmpty() ? null : additional.get(0));
    }

    private void merge(
            Node part, Map<String, Node> properties, Set<String> required, List<Node> additional, Set<Place> merged) {
        Target target = target(part);
        if (target == null || !merged.add(target.node().place())) {
            return;
        }
        Node node = target.node();
        refusesAlternatives(node);
        if (node.schema().getEnum() != null || !isObject(node.schema().getType())) {
            problems.add(node.place(), "must be an object, because it has properties or is a part of an `allOf`");
            return;
        }
        List<?> parts =
                node.schema().getAllOf() == null ? List.of() : node.schema().getAllOf();
        for (int i = 0; i < parts.size(); i++) {
            merge(node.child((Schema<?>) parts.get(i), "allOf", "" + i), properties, required, additional, merged);
        }
        properties(node.schema()).forEach((name, property) -> {
            Node found = node.child(property, "properties", name);
            Node other = properties.putIfAbsent(name, found);
            if (other != null && !other.schema().equals(property)) {
                problems.add(found.place(), "differs from the property of this name at " + other.place());
            }
        });
        if (node.schema().getRequired() != null) {
            required.addAll(node.schema().getRequired());
        }
        Node rest = additional(node);
        if (rest != null) {
            if (!additional.isEmpty() && !additional.get(0).schema().equals(rest.schema())) {
                problems.add(
                        rest.place(),
                        "differs from the additional properties at "
                                + additional.get(0).place());
            }
            additional.add(rest);
        }
    }

    /** Reports keywords that make a schema one of several, and returns whether there are any. */
    boolean refusesAlternatives(Node node) {
        Schema<?> schema = node.schema();
        return refuses(node, "oneOf", schema.getOneOf())
                || refuses(node, "anyOf", schema.getAnyOf())
                || refuses(node, "not", schema.getNot())
                || refuses(node, "discriminator", schema.getDiscriminator());
    }

    private boolean refuses(Node node, String keyword, @Nullable Object value) {
        if (value != null) {
            problems.add(node.place().child(keyword), "is not supported; declare the one form that the vendor sends");
        }
        return value != null;
    }

    /** Adds the names of all records and enums that a value can contain. */
    void reach(Node start, Set<String> reached) {
        reach(start, reached, new HashSet<>());
    }

    private void reach(Node start, Set<String> reached, Set<Place> seen) {
        Target target = target(start);
        if (target == null || !seen.add(target.node().place())) {
            return;
        }
        Node node = target.node();
        if (target.name() != null && (node.schema().getEnum() != null || isRecord(node))) {
            reached.add(target.name());
        }
        parts(node).forEach(part -> reach(part, reached, seen));
    }

    /** Returns the properties, elements and values of a schema without references. */
    private List<Node> parts(Node node) {
        List<Node> parts = new ArrayList<>();
        if (node.schema().getItems() != null) {
            parts.add(node.child(node.schema().getItems(), "items"));
        }
        Node additional = values(node);
        if (isRecord(node)) {
            ObjectSchema object = object(node);
            parts.addAll(object.properties().values());
            additional = object.additional();
        }
        if (additional != null) {
            parts.add(additional);
        }
        return parts;
    }

    /** Returns whether a value can contain a secret at any depth. */
    boolean containsSecret(Node start) {
        return containsSecret(start, new HashSet<>());
    }

    /** Returns whether a value can contain a secret outside a part of it. */
    boolean containsSecretBeside(Node start, Place part) {
        return containsSecret(start, new HashSet<>(Set.of(part)));
    }

    private boolean containsSecret(Node start, Set<Place> seen) {
        Target target = seen.contains(start.place()) ? null : target(start);
        if (target == null || !seen.add(target.node().place())) {
            return false;
        }
        return isSecret(target.node()) || parts(target.node()).stream().anyMatch(part -> containsSecret(part, seen));
    }

    static boolean isSecret(Node node) {
        return "string".equals(node.schema().getType())
                && "password".equals(node.schema().getFormat());
    }

    /** Returns the ways from a record to the secrets in it; those in its lists are not counted. */
    List<List<Step>> secrets(String record) {
        return secrets(record, new HashSet<>());
    }

    private List<List<Step>> secrets(String record, Set<String> open) {
        List<List<Step>> found = new ArrayList<>();
        if (!open.add(record)) {
            return found;
        }
        object(component(record)).properties().forEach((name, property) -> {
            Target target = target(property);
            Step step = new Step(Names.type(record), Names.variable(name));
            if (target != null && isSecret(target.node())) {
                found.add(List.of(step));
            } else if (target != null && target.name() != null && isRecord(target.node())) {
                for (List<Step> rest : secrets(target.name(), open)) {
                    List<Step> way = new ArrayList<>(List.of(step));
                    way.addAll(rest);
                    found.add(way);
                }
            }
        });
        open.remove(record);
        return found;
    }

    /**
     * Returns the way to the first part of a credential, whose second part is a secret of a record.
     *
     * @param path a property of the record, or properties of objects in it with slashes between them
     */
    List<Step> firstPart(String record, String path, Place at) {
        List<Step> way = new ArrayList<>();
        Target target = new Target(record, component(record));
        for (String name : path.split("/", -1)) {
            boolean leaves = target == null || target.name() == null || !isRecord(target.node());
            Node next = target == null || leaves
                    ? null
                    : object(target.node()).properties().get(name);
            if (target == null || next == null) {
                problems.add(at, "x-first-part: " + path + " leads to no property of this object, or of objects in it");
                return List.of();
            }
            way.add(new Step(Names.type(String.valueOf(target.name())), Names.variable(name)));
            target = target(next);
        }
        if (target == null || !isPlain(target.node())) {
            problems.add(
                    at, "x-first-part must lead to a string or an integer that is no secret: `x-not-secret: true`");
            return List.of();
        }
        return way;
    }

    private static boolean isPlain(Node node) {
        String type = String.valueOf(node.schema().getType());
        return Set.of("string", "integer").contains(type) && node.schema().getEnum() == null && !isSecret(node);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // The parser's model returns raw schemas.
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map properties = schema.getProperties();
        return properties == null ? Map.of() : (Map<String, Schema<?>>) properties;
    }
}
