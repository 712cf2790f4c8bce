package io.apitokens.codegen;

import io.apitokens.codegen.EnumView.Constant;
import io.apitokens.codegen.Type.Kind;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the schemas of a document to views, and reports schemas that the generator does not support. */
final class SchemaReader {

    private static final String PREFIX = "#/components/schemas/";

    /** Types that generated files use; a schema of the same name would hide one. */
    private static final Set<String> IMPORTED = Set.of(
            "ApiCall",
            "ApiClient",
            "Builder",
            "Effect",
            "HttpMethod",
            "InvalidInputException",
            "IOException",
            "Json",
            "JsonReader",
            "JsonWriter",
            "List",
            "Nullable",
            "Objects",
            "Operation",
            "Override",
            "Page",
            "Pattern",
            "Secret",
            "String",
            "Long",
            "Boolean",
            "Timestamp",
            "TypeAdapter");

    private static final Set<Kind> LISTABLE = Set.of(Kind.STRING, Kind.INTEGER, Kind.ENUM, Kind.OBJECT);

    private final Map<String, Schema<?>> schemas;
    private final Problems problems;

    SchemaReader(Map<String, Schema<?>> schemas, Problems problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    boolean isEnum(String schema) {
        Schema<?> found = schemas.get(schema);
        return found != null && found.getEnum() != null;
    }

    /** Adds a schema and all schemas that its values can contain. */
    void reach(String schema, Set<String> reached) {
        Schema<?> found = schemas.get(schema);
        if (found == null) {
            problems.add(schema, "the schema does not exist");
        } else if (reached.add(schema)) {
            for (Schema<?> property : properties(found).values()) {
                Schema<?> element = property.getItems() == null ? property : property.getItems();
                String reference = reference(element);
                if (reference != null) {
                    reach(reference, reached);
                }
            }
        }
    }

    EnumView openEnum(String schema) {
        Schema<?> found = schema(schema);
        String name = typeName(schema);
        List<Object> values = new ArrayList<>(found.getEnum());
        List<?> names = extension(found, "x-enum-varnames") instanceof List<?> list ? list : values;
        List<Constant> constants = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String constant = Names.constant(String.valueOf(names.get(i)));
            if (!seen.add(constant)) {
                problems.add(schema, "two values are named " + constant + "; name them by x-enum-varnames");
            }
            constants.add(new Constant(name, constant, String.valueOf(values.get(i))));
        }
        return new EnumView(name, described(found.getDescription(), schema), constants);
    }

    RecordView record(String schema, boolean response, boolean request) {
        Schema<?> found = schema(schema);
        List<Field> fields = new ArrayList<>();
        properties(found).forEach((wire, property) -> {
            boolean required =
                    found.getRequired() != null && found.getRequired().contains(wire);
            Field field = field(schema + "." + wire, wire, property, text(property), required);
            if (field != null) {
                fields.add(field);
            }
        });
        checkRecord(schema, fields, request);
        return new RecordView(
                typeName(schema), described(found.getDescription(), schema), fields, response, request, false);
    }

    private void checkRecord(String schema, List<Field> fields, boolean request) {
        if (properties(schema(schema)).isEmpty()) {
            problems.add(schema, "has no properties; only objects and enums of strings can be generated");
        }
        if (fields.stream().filter(Field::identity).count() > 1) {
            problems.add(schema, "has more than one x-identity");
        }
        if (fields.stream().filter(Field::isSecret).count() > 1) {
            problems.add(schema, "has more than one secret; a response can contain one");
        }
        if (request && fields.stream().anyMatch(Field::isSecret)) {
            problems.add(schema, "is sent in requests but contains a secret, which is never written");
        }
        checkNames(schema, fields);
    }

    void checkNames(String where, List<Field> fields) {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                problems.add(where, "two properties are named " + field.name() + " in Java");
            }
        }
    }

    /** Reads a query parameter; returns null after reporting a problem. */
    @Nullable
    Field queryField(String where, Parameter parameter) {
        return field(where, parameter.getName(), parameter.getSchema(), parameter.getDescription(), false);
    }

    private @Nullable Field field(
            String where, String wire, Schema<?> schema, @Nullable String description, boolean required) {
        Type type = type(where, schema);
        if (type == null) {
            return null;
        }
        if (type.is(Kind.STRING) && Names.soundsSecret(wire) && !isTrue(schema, "x-not-secret")) {
            problems.add(where, "has the name of a secret: set `format: password` or `x-not-secret: true`");
        }
        boolean explicitNull = required && Boolean.TRUE.equals(schema.getNullable());
        boolean identity = isTrue(schema, "x-identity");
        if (identity && !type.is(Kind.STRING) && !type.is(Kind.INTEGER)) {
            problems.add(where, "an x-identity must be a string or an integer");
        }
        return new Field(
                wire,
                Names.variable(wire),
                type,
                described(description, where),
                required,
                explicitNull,
                identity,
                type.is(Kind.OBJECT) && hasIdentity(reference(schema)),
                extension(schema, "x-fraction-digits") instanceof Integer digits ? digits : null,
                bound(type, schema.getMinLength(), schema.getMinItems(), schema.getMinimum()),
                bound(type, schema.getMaxLength(), schema.getMaxItems(), schema.getMaximum()));
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

    private boolean hasIdentity(@Nullable String schema) {
        Schema<?> found = schemas.get(schema);
        return found != null && properties(found).values().stream().anyMatch(each -> isTrue(each, "x-identity"));
    }

    /** Returns the Java type, or null after reporting a problem. */
    private @Nullable Type type(String where, Schema<?> schema) {
        String reference = reference(schema);
        if (reference != null) {
            return new Type(isEnum(reference) ? Kind.ENUM : Kind.OBJECT, Names.type(reference), null);
        }
        if (schema.getEnum() != null) {
            problems.add(where, "is an enum without a name; declare it as a schema");
            return null;
        }
        String type = String.valueOf(schema.getType());
        return switch (type) {
            case "string" ->
                isTrue(schema, "x-date-time") ? Type.TIMESTAMP : string(String.valueOf(schema.getFormat()));
            case "integer" -> Type.INTEGER;
            case "boolean" -> Type.BOOLEAN;
            case "array" -> list(where, schema.getItems());
            default -> {
                problems.add(where, "the type " + type + " is not supported; refer to a named schema for an object");
                yield null;
            }
        };
    }

    private static Type string(String format) {
        return switch (format) {
            case "password" -> Type.SECRET;
            case "date-time" -> Type.TIMESTAMP;
            default -> Type.STRING;
        };
    }

    private @Nullable Type list(String where, @Nullable Schema<?> items) {
        Type element = items == null ? null : type(where + "[]", items);
        if (element == null || !LISTABLE.contains(element.kind())) {
            problems.add(where, "a list must hold strings, integers, enums or objects");
            return null;
        }
        return Type.listOf(element);
    }

    /** Returns the schema that a reference names, or an allOf with one reference and a description; else null. */
    static @Nullable String reference(Schema<?> schema) {
        String reference = schema.get$ref();
        if (reference == null && schema.getAllOf() != null && schema.getAllOf().size() == 1) {
            reference = ((Schema<?>) schema.getAllOf().get(0)).get$ref();
        }
        return reference == null || !reference.startsWith(PREFIX) ? null : reference.substring(PREFIX.length());
    }

    private @Nullable String text(Schema<?> schema) {
        String reference = schema.get$ref() == null ? null : reference(schema);
        Schema<?> described = reference == null ? schema : schemas.get(reference);
        return described == null ? null : described.getDescription();
    }

    private String described(@Nullable String text, String where) {
        if (text == null || text.isBlank()) {
            problems.add(where, "has no description");
            return "";
        }
        return text;
    }

    private Schema<?> schema(String name) {
        return Problems.found(schemas.get(name), name);
    }

    private String typeName(String schema) {
        String name = Names.type(schema);
        if (IMPORTED.contains(name)) {
            problems.add(schema, "is also the name of a type that generated files import");
        }
        return name;
    }

    private static boolean isTrue(Schema<?> schema, String extension) {
        return Boolean.TRUE.equals(extension(schema, extension));
    }

    private static @Nullable Object extension(Schema<?> schema, String name) {
        return schema.getExtensions() == null ? null : schema.getExtensions().get(name);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the parser's model returns raw schemas
    static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map properties = schema.getProperties();
        return properties == null ? Map.of() : (Map<String, Schema<?>>) properties;
    }
}
