package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Target;
import io.apitokens.codegen.Type.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the schemas of a document to views, and reports schemas that the generator does not support. */
final class SchemaReader {

    private static final String SENT_SECRET = "x-sent-secret";

    /** A constructor in Java takes 255 arguments at most. */
    private static final int MOST_PROPERTIES = 250;

    /** The component that holds the properties that a schema does not name. */
    private static final String REST = "additionalProperties";

    private final Schemas schemas;
    private final TypeReader types;
    private final Extensions extensions;
    private final Problems problems;

    SchemaReader(Schemas schemas, Problems problems) {
        this.schemas = schemas;
        this.types = new TypeReader(schemas, problems);
        this.extensions = new Extensions(problems);
        this.problems = problems;
    }

    RecordView record(String schema, boolean response, boolean request) {
        Node found = schemas.component(schema);
        ObjectSchema object = schemas.object(found);
        List<Field> fields = new ArrayList<>();
        object.properties().forEach((wire, property) -> {
            Field field =
                    field(property, wire, text(property), object.required().contains(wire));
            if (field != null) {
                fields.add(joined(schema, property, field));
            }
        });
        Node additional = object.additional();
        Type rest = additional == null ? null : types.value(additional);
        if (rest != null) {
            fields.add(rest(Type.restOf(rest)));
        }
        List<List<Schemas.Step>> secrets = schemas.secrets(schema);
        checkRecord(found, fields, request, response);
        if (request) {
            checkRequired(found, object);
        }
        if (secrets.size() > 1) {
            problems.add(
                    found.place(),
                    "has more than one secret; a response can contain one, of two parts by `x-first-part`");
        }
        if (additional != null && fields.stream().anyMatch(Field::isSecret)) {
            problems.add(additional.place(), "a schema with a secret cannot keep additional properties");
        }
        return new RecordView(
                Names.type(schema),
                described(found.schema().getDescription(), found.place()),
                fields,
                secrets.isEmpty() ? List.of() : secrets.get(0),
                response,
                request,
                false);
    }

    /** Adds the first part of a credential to a field that is the second part. */
    private Field joined(String schema, Node property, Field field) {
        if (!(property.extension("x-first-part") instanceof String path)) {
            if (property.has("x-first-part")) {
                problems.add(property.place(), "x-first-part must be the path of a property");
            }
            return field;
        }
        Place at = property.place();
        if (!field.isSecret()) {
            problems.add(at, "x-first-part belongs to a string of `format: password`");
            return field;
        }
        List<Schemas.Step> way = schemas.firstPart(schema, path, at);
        return way.isEmpty() ? field : field.after(Schemas.Step.expression(way), path);
    }

    private static Field rest(Type type) {
        return new Field(
                "",
                REST,
                type,
                Type.ANY.equals(type.element())
                        ? "all other properties by name, each value as JSON"
                        : "all other properties by name",
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private void checkRecord(Node schema, List<Field> fields, boolean request, boolean response) {
        if (fields.stream().filter(Field::identity).count() > 1) {
            problems.add(schema.place(), "has more than one x-identity");
        }
        boolean unmarked = fields.stream().anyMatch(field -> field.isSecret() && !field.sentSecret());
        if (request && unmarked) {
            problems.add(schema.place(), "is sent in requests but contains a secret without `x-sent-secret: true`");
        }
        boolean marked = fields.stream().anyMatch(Field::sentSecret);
        if (marked && (response || fields.stream().anyMatch(field -> field.isSecret() && field.required()))) {
            problems.add(schema.place(), "has an x-sent-secret, so it must be optional and never returned");
        }
        checkNames(schema.place(), fields);
        if (fields.size() > MOST_PROPERTIES) {
            problems.add(
                    schema.place(),
                    "has more than " + MOST_PROPERTIES + " properties; leave some to `additionalProperties: true`");
        }
    }

    /** A request without a property that the vendor requires always fails. */
    private void checkRequired(Node schema, ObjectSchema object) {
        for (String name : object.required()) {
            if (!object.properties().containsKey(name) && object.additional() == null) {
                problems.add(schema.place(), "requires " + name + ", which is none of its properties");
            }
        }
    }

    private static @Nullable Integer fractionDigits(Node property, Node target) {
        Object own = property.extension("x-fraction-digits");
        Object digits = own == null ? target.extension("x-fraction-digits") : own;
        return digits instanceof Integer number ? number : null;
    }

    void checkNames(Place where, List<Field> fields) {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            // A builder notes whether a key was given that must be sent even if it is null.
            for (String name :
                    field.explicitNull() ? List.of(field.name(), field.name() + "Given") : List.of(field.name())) {
                if (!seen.add(name)) {
                    problems.add(where, "two properties are named " + name + " in Java");
                }
            }
        }
    }

    /** Reads a property or a query parameter; returns null after reporting a problem. */
    @Nullable
    Field field(Node node, String wire, @Nullable String description, boolean required) {
        Target target = schemas.target(node);
        Type type = types.type(node);
        if (type == null || target == null) {
            return null;
        }
        Node at = target.node();
        Schema<?> schema = at.schema();
        extensions.check(node, target, type);
        boolean plain = type.is(Kind.STRING) || Type.STRING.equals(type.element());
        if (plain && Names.soundsSecret(wire) && !node.isTrue("x-not-secret") && !at.isTrue("x-not-secret")) {
            problems.add(node.place(), "has the name of a secret: set `format: password` or `x-not-secret: true`");
        }
        boolean nullable =
                Boolean.TRUE.equals(node.schema().getNullable()) || Boolean.TRUE.equals(schema.getNullable());
        boolean identity = node.isTrue("x-identity");
        if (identity && !type.is(Kind.STRING) && !type.is(Kind.INTEGER)) {
            problems.add(node.place(), "an x-identity must be a string or an integer");
        }
        boolean strict = node.isTrue("x-strict");
        if (strict && (identity || type.is(Kind.TIMESTAMP) || type.is(Kind.SECRET))) {
            problems.add(node.place(), "an x-strict must be no identity, no point in time and no secret");
        }
        Type element = type.is(Kind.LIST) ? Objects.requireNonNull(type.element()) : type;
        return new Field(
                wire,
                Names.variable(wire),
                type,
                described(description, node.place()),
                required,
                required && nullable,
                identity,
                strict,
                type.is(Kind.OBJECT) && hasIdentity(at),
                element.is(Kind.OBJECT) && schemas.containsSecret(node),
                type.is(Kind.SECRET) && (node.isTrue(SENT_SECRET) || at.isTrue(SENT_SECRET)),
                fractionDigits(node, at),
                least(type, schema),
                most(type, schema),
                TypeReader.isUnixTime(node, at) ? schema.getType() : null,
                null);
    }

    private static @Nullable BigDecimal least(Type type, Schema<?> schema) {
        BigDecimal value = schema.getMinimum();
        if (type.is(Kind.INTEGER) && value != null) {
            BigDecimal whole = value.setScale(0, RoundingMode.CEILING);
            boolean exclusive = Boolean.TRUE.equals(schema.getExclusiveMinimum()) && whole.compareTo(value) == 0;
            return (exclusive ? whole.add(BigDecimal.ONE) : whole).max(BigDecimal.valueOf(Long.MIN_VALUE));
        }
        return bound(type, schema.getMinLength(), schema.getMinItems());
    }

    private static @Nullable BigDecimal most(Type type, Schema<?> schema) {
        BigDecimal value = schema.getMaximum();
        if (type.is(Kind.INTEGER) && value != null) {
            BigDecimal whole = value.setScale(0, RoundingMode.FLOOR);
            boolean exclusive = Boolean.TRUE.equals(schema.getExclusiveMaximum()) && whole.compareTo(value) == 0;
            return (exclusive ? whole.subtract(BigDecimal.ONE) : whole).min(BigDecimal.valueOf(Long.MAX_VALUE));
        }
        return bound(type, schema.getMaxLength(), schema.getMaxItems());
    }

    private static @Nullable BigDecimal bound(Type type, @Nullable Integer length, @Nullable Integer items) {
        Integer value = type.is(Kind.STRING) ? length : type.is(Kind.LIST) ? items : null;
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private boolean hasIdentity(Node object) {
        return schemas.object(object).properties().values().stream().anyMatch(each -> each.isTrue("x-identity"));
    }

    private @Nullable String text(Node property) {
        String own = property.schema().getDescription();
        Target target = schemas.target(property);
        return own != null || target == null ? own : target.node().schema().getDescription();
    }

    private String described(@Nullable String text, Place where) {
        if (text == null || text.isBlank()) {
            problems.add(where, "has no description");
            return "";
        }
        return text;
    }
}
