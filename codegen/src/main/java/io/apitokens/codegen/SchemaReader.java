package io.apitokens.codegen;

import io.apitokens.codegen.EnumView.Constant;
import io.apitokens.codegen.Schemas.Target;
import io.apitokens.codegen.Type.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the schemas of a document to views, and reports schemas that the generator does not support. */
final class SchemaReader {

    private static final String SENT_SECRET = "x-sent-secret";

    /** The component that holds the properties that a schema does not name. */
    private static final String REST = "additionalProperties";

    private final Schemas schemas;
    private final TypeReader types;
    private final Problems problems;

    SchemaReader(Schemas schemas, Problems problems) {
        this.schemas = schemas;
        this.types = new TypeReader(schemas, problems);
        this.problems = problems;
    }

    EnumView openEnum(String schema) {
        Node found = schemas.component(schema);
        List<Object> values = new ArrayList<>(found.schema().getEnum());
        // A nullable enum may list null, which is no value to a reader.
        values.removeIf(Objects::isNull);
        if (!"string".equals(found.schema().getType())) {
            problems.add(found.place(), "an enum must consist of strings");
        }
        List<?> names = found.extension("x-enum-varnames") instanceof List<?> list ? list : values;
        if (names.size() != values.size()) {
            problems.add(found.place(), "x-enum-varnames must name each value");
            names = values;
        }
        String name = Names.type(schema);
        List<Constant> constants = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String constant = Names.constant(String.valueOf(names.get(i)));
            if (!seen.add(constant)) {
                problems.add(found.place(), "two values are named " + constant + "; name them by x-enum-varnames");
            }
            constants.add(new Constant(name, constant, String.valueOf(values.get(i))));
        }
        return new EnumView(name, described(found.schema().getDescription(), found.place()), constants);
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
    }

    void checkNames(Place where, List<Field> fields) {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                problems.add(where, "two properties are named " + field.name() + " in Java");
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
        boolean plain = type.is(Kind.STRING) || (type.is(Kind.LIST) && Type.STRING.equals(type.element()));
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
                node.extension("x-fraction-digits") instanceof Integer digits ? digits : null,
                bound(type, schema.getMinLength(), schema.getMinItems(), schema.getMinimum()),
                bound(type, schema.getMaxLength(), schema.getMaxItems(), schema.getMaximum()),
                TypeReader.isUnixTime(node, at) ? schema.getType() : null,
                null);
    }

    private static @Nullable BigDecimal bound(
            Type type, @Nullable Integer length, @Nullable Integer items, @Nullable BigDecimal value) {
        return switch (type.kind()) {
            case STRING -> length == null ? null : BigDecimal.valueOf(length);
            case LIST -> items == null ? null : BigDecimal.valueOf(items);
            case INTEGER -> value;
            default -> null;
        };
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
