package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Target;
import io.apitokens.codegen.Type.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the Java type of a schema, and reports schemas that have none. */
final class TypeReader {

    private static final Set<Kind> LISTABLE = Set.of(Kind.STRING, Kind.INTEGER, Kind.ENUM, Kind.OBJECT);

    /** The way out for a property that has no type in Java. */
    private static final String LEAVE = "; leave the property to `additionalProperties: true`";

    private final Schemas schemas;
    private final Problems problems;
    private final Set<Place> open = new HashSet<>();

    TypeReader(Schemas schemas, Problems problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    /** Returns the Java type, or null after reporting a problem. */
    @Nullable
    Type type(Node start) {
        Target target = schemas.target(start);
        if (target == null || schemas.refusesAlternatives(target.node())) {
            return null;
        }
        Node node = target.node();
        if (node.schema().getEnum() != null) {
            return named(target, Kind.ENUM, "is an enum without a name; declare it as a schema");
        }
        if (Schemas.isRecord(node)) {
            return named(target, Kind.OBJECT, "is an object without a name; declare it as a schema");
        }
        String type = String.valueOf(node.schema().getType());
        if (isUnixTime(start, node)) {
            return unixTime(node, type);
        }
        String format = String.valueOf(node.schema().getFormat());
        if (format.equals("password") && !type.equals("string")) {
            problems.add(node.place(), "`format: password` needs `type: string`");
            return null;
        }
        return switch (type) {
            case "string" ->
                start.isTrue("x-date-time") || node.isTrue("x-date-time") ? Type.TIMESTAMP : string(format);
            case "integer" -> integer(node, format);
            case "boolean" -> Type.BOOLEAN;
            case "array" -> once(node, this::list);
            case "object" -> once(node, this::map);
            case "null" -> {
                problems.add(node.place(), "has no type" + LEAVE);
                yield null;
            }
            default -> {
                problems.add(node.place(), "the type " + type + " is not supported" + LEAVE);
                yield null;
            }
        };
    }

    /** Returns whether a property, or the schema that it refers to, is a point in time as seconds since 1970. */
    static boolean isUnixTime(Node start, Node node) {
        return start.isTrue("x-unix-time") || node.isTrue("x-unix-time");
    }

    private @Nullable Type integer(Node node, String format) {
        if (format.equals("uint64")) {
            problems.add(node.place(), "has values that are read as null" + LEAVE);
            return null;
        }
        return Type.INTEGER;
    }

    /** Reads a list or a map, which must not contain itself: without a record between them it has no Java type. */
    private @Nullable Type once(Node node, Function<Node, @Nullable Type> read) {
        if (!open.add(node.place())) {
            problems.add(node.place(), "contains itself; put a named object between");
            return null;
        }
        Type type = read.apply(node);
        open.remove(node.place());
        return type;
    }

    private @Nullable Type unixTime(Node node, String type) {
        if (!type.equals("integer") && !type.equals("string")) {
            problems.add(node.place(), "x-unix-time belongs to an integer or a string");
            return null;
        }
        return Type.TIMESTAMP;
    }

    private @Nullable Type named(Target target, Kind kind, String problem) {
        if (target.name() == null) {
            problems.add(target.node().place(), problem);
            return null;
        }
        return new Type(kind, Names.type(target.name()), null);
    }

    private static Type string(String format) {
        return switch (format) {
            case "password" -> Type.SECRET;
            case "date-time" -> Type.TIMESTAMP;
            default -> Type.STRING;
        };
    }

    private @Nullable Type list(Node node) {
        if (node.schema().getItems() == null) {
            problems.add(node.place(), "a list needs items");
            return null;
        }
        Node items = node.child(node.schema().getItems(), "items");
        Type element = type(items);
        refuseNull(items, "a list");
        if (element != null && element.is(Kind.SECRET)) {
            problems.add(items.place(), "a list of secrets is not supported: only the first of them would be kept");
            return null;
        }
        if (element != null && !LISTABLE.contains(element.kind())) {
            problems.add(items.place(), "a list must hold strings, integers, enums or objects" + LEAVE);
            return null;
        }
        return element == null ? null : Type.listOf(element);
    }

    private @Nullable Type map(Node node) {
        Node values = Schemas.values(node);
        if (values == null) {
            problems.add(
                    node.place(),
                    "is an object without properties; declare them, or `additionalProperties: true` to keep any");
            return null;
        }
        Type value = value(values);
        return value == null ? null : Type.mapOf(value);
    }

    /** Returns the type of the values of additional properties, or null after reporting a problem. */
    @Nullable
    Type value(Node values) {
        boolean any = isAny(values.schema());
        Type type = any ? Type.ANY : type(values);
        if (!any) {
            refuseNull(values, "a map");
        }
        if (type != null && schemas.containsSecret(values)) {
            problems.add(values.place(), "additional properties with secrets are not supported");
            return null;
        }
        if (type != null && !any && !LISTABLE.contains(type.kind())) {
            problems.add(
                    values.place(),
                    "additional properties must be strings, integers, enums, objects, or `true` for any value");
            return null;
        }
        return type;
    }

    /** Returns whether a schema accepts any value: nothing but words for readers is declared. */
    private static boolean isAny(Schema<?> schema) {
        Schema<?> words = new Schema<>()
                .title(schema.getTitle())
                .description(schema.getDescription())
                .nullable(schema.getNullable())
                .example(schema.getExample());
        words.setExampleSetFlag(schema.getExampleSetFlag());
        words.setExtensions(schema.getExtensions());
        return schema.equals(words);
    }

    /** A null element would make the whole list or map null, which a write then leaves out. */
    private void refuseNull(Node element, String of) {
        Target target = schemas.target(element);
        boolean nullable = Boolean.TRUE.equals(element.schema().getNullable())
                || (target != null && Boolean.TRUE.equals(target.node().schema().getNullable()));
        if (nullable) {
            problems.add(element.place(), "null in " + of + " is not supported" + LEAVE);
        }
    }
}
