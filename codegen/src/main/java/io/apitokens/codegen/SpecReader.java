package io.apitokens.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Converts a document to views. Collects all errors of the document and reports them together. */
final class SpecReader {

    /** Types that generated files use; a schema of the same name would hide one. */
    private static final Set<String> USED = Set.of(
            "ApiCall",
            "ApiClient",
            "Boolean",
            "Builder",
            "Checks",
            "Deprecated",
            "Effect",
            "FieldNames",
            "HttpMethod",
            "Integer",
            "InvalidInputException",
            "IOException",
            "JSON",
            "Json",
            "JsonFields",
            "JsonMap",
            "JsonPage",
            "JsonPayload",
            "JsonReader",
            "JsonWriter",
            "List",
            "Long",
            "Map",
            "NAMES",
            "Nullable",
            "Object",
            "Objects",
            "Operation",
            "Optional",
            "Override",
            "Page",
            "Pattern",
            "Secret",
            "Set",
            "String",
            "Timestamp",
            "TypeAdapter",
            "UnsupportedOperationException",
            "Void");

    private final OpenAPI document;
    private final WrittenDocument written;
    private final Problems problems;
    private final Schemas schemas;
    private final SchemaReader schemaReader;
    private final EnumReader enumReader;
    private final OperationReader operationReader;
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> received = new LinkedHashSet<>();

    SpecReader(OpenAPI document, WrittenDocument written, String spec) {
        this.document = document;
        this.written = written;
        this.problems = new Problems(spec);
        this.schemas = new Schemas(document, written, problems);
        this.schemaReader = new SchemaReader(schemas, problems);
        this.enumReader = new EnumReader(schemas, written, problems);
        this.operationReader = new OperationReader(document, schemas, schemaReader, problems, sent, received);
    }

    /**
     * Reads the whole document.
     *
     * @return the views of everything to generate
     * @throws IllegalArgumentException if the document has errors; the message lists all of them
     */
    SpecView read() {
        if (written.has(Place.of("swagger"))) {
            problems.add(Place.of("swagger"), "must be OpenAPI 3.0; convert the document");
        } else if (!String.valueOf(document.getOpenapi()).startsWith("3.0")) {
            problems.add(
                    Place.of("openapi"),
                    "must be 3.0, not " + document.getOpenapi() + ": `nullable` instead of the type null");
        }
        if (document.getPaths() == null) {
            problems.add(Place.of("paths"), "there are no operations");
        }
        problems.requireNone();
        List<OperationView> operations = operations();
        String tag = tag();
        Map<String, RecordView> records = new LinkedHashMap<>();
        Map<String, EnumView> enums = new LinkedHashMap<>();
        for (String schema : schemas.names()) {
            if (!sent.contains(schema) && !received.contains(schema)) {
                continue;
            }
            if (!written.has(Place.of("components", "schemas", schema))) {
                problems.add(
                        Place.of("components", "schemas", schema), "is in another file; bundle the document into one");
            }
            if (schemas.component(schema).schema().getEnum() != null) {
                enums.put(schema, enumReader.read(schema));
            } else {
                records.put(schema, schemaReader.record(schema, received.contains(schema), sent.contains(schema)));
            }
        }
        checkTypeNames(tag, operations);
        problems.requireNone();
        return new SpecView(
                document.getInfo(), new ApiView(Names.type(tag) + "Api", about(tag), operations), records, enums);
    }

    private List<OperationView> operations() {
        List<OperationView> operations = new ArrayList<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    OperationView view = operationReader.read(path, item, method.name(), operation);
                    if (view != null) {
                        operations.add(view);
                    }
                }));
        operationReader.checkConstants();
        return operations;
    }

    private String tag() {
        Set<String> tags = new TreeSet<>();
        document.getPaths()
                .values()
                .forEach(item -> item.readOperations().stream()
                        .filter(operation -> operation.getTags() != null)
                        .forEach(operation -> tags.addAll(operation.getTags())));
        if (tags.size() != 1) {
            problems.add(
                    Place.of("paths"),
                    "all operations must share one tag, which names the operations class; found " + tags);
        }
        return tags.isEmpty() ? "" : tags.iterator().next();
    }

    private String about(String tag) {
        return document.getTags() == null
                ? "Operations."
                : document.getTags().stream()
                        .filter(each -> tag.equals(each.getName()) && each.getDescription() != null)
                        .map(Tag::getDescription)
                        .findFirst()
                        .orElse("Operations.");
    }

    /** Reports types that would have the same file, or hide a type that generated files use. */
    private void checkTypeNames(String tag, List<OperationView> operations) {
        Map<String, String> owners = new HashMap<>();
        owners.put(Names.type(tag) + "Api", "the operations class");
        operations.stream()
                .map(OperationView::query)
                .filter(Objects::nonNull)
                .forEach(query -> owners.put(query.name(), "the query of an operation"));
        for (String schema : schemas.names()) {
            if (sent.contains(schema) || received.contains(schema)) {
                Place at = schemas.component(schema).place();
                String name = Names.type(schema);
                if (USED.contains(name)) {
                    problems.add(at, "is also the name of a type that generated files use");
                }
                String other = owners.putIfAbsent(name, at.toString());
                if (other != null) {
                    problems.add(at, "is " + name + " in Java, like " + other);
                }
            }
        }
    }
}
