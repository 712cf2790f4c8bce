package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References in each place that can have a schema. */
class ReferencesTest {

    private static final String GOOD = """
            openapi: 3.0.3
            info: { title: T, version: '1', description: A document. }
            paths:
              /things/{id}:
                post:
                  operationId: createThing
                  tags: [Sample]
                  x-effect: create
                  summary: Creates a thing.
                  parameters:
                    - { name: id, in: path, required: true, description: the id, schema: { $ref: '#/components/schemas/Id' } }
                    - { name: kind, in: query, description: the kind, schema: { $ref: '#/components/schemas/Kind' } }
                    - { $ref: '#/components/parameters/Size' }
                  requestBody: { $ref: '#/components/requestBodies/Thing' }
                  responses:
                    '201':
                      description: The thing.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
              /things:
                get:
                  operationId: listThings
                  tags: [Sample]
                  x-effect: read
                  x-paging: page
                  summary: Lists the things.
                  parameters:
                    - { name: page, in: query, description: the page, schema: { $ref: '#/components/schemas/Number' } }
                  responses:
                    '200':
                      description: The things.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Things' } } }
                put:
                  operationId: replaceThing
                  tags: [Sample]
                  x-effect: replace
                  summary: Replaces the thing.
                  requestBody:
                    required: true
                    description: the thing
                    content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } }
                  responses: { '204': { description: Replaced. } }
            components:
              parameters:
                Size: { name: size, in: query, description: a size, schema: { $ref: '#/components/schemas/Length' } }
              requestBodies:
                Thing:
                  required: true
                  description: the thing
                  content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }
              schemas:
                Id: { type: integer }
                Kind: { type: string, enum: [a, b], description: A kind. }
                Length: { type: integer }
                Number: { type: integer }
                Things: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                Wish: { properties: { name: { type: string, description: the name } }, description: A wish. }
                Change: { properties: { name: { type: string, description: the name } }, description: A change. }
                Thing: { properties: { name: { type: string, description: the name } }, description: A thing. }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Id", "Kind", "Length", "Number", "Wish", "Change", "Thing", "Things"})
    void aReferenceInAnAllOfIsAccepted(String schema) {
        String reference = reference(schema);
        assertDoesNotThrow(reader(reference, "{ allOf: [" + reference + "], description: words }")::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id", "Kind", "Length", "Number", "Wish", "Change", "Thing", "Things"})
    void anUnknownExtensionBesideAReferenceIsIgnored(String schema) {
        String reference = reference(schema);
        assertDoesNotThrow(reader(reference, reference.replace(" }", ", x-go-name: Any }"))::read);
    }

    @ParameterizedTest
    @CsvSource({
        "Id,     #/paths/~1things~1{id}/post/parameters/id",
        "Kind,   #/paths/~1things~1{id}/post/parameters/kind",
        "Length, #/components/parameters/Size",
        "Number, #/paths/~1things/get/parameters/page",
        "Wish,   #/components/requestBodies/Thing/content/application~1json/schema",
        "Change, #/paths/~1things/put/requestBody/content/application~1json/schema",
        "Things, #/paths/~1things/get/responses/200/content/application~1json/schema",
    })
    void whatTheParserDropsBesideAReferenceIsRefusedWithItsPlace(String schema, String place) {
        String reference = reference(schema);
        assertRefusal(
                place + ": has maxLength without effect beside `$ref`; use `allOf` with one reference",
                reader(reference, reference.replace(" }", ", maxLength: 3 }")));
        assertRefusal(
                place + ": has maxLength without effect beside an `allOf` of one reference;"
                        + " declare a schema of its own",
                reader(reference, "{ allOf: [" + reference + "], maxLength: 3 }"));
    }

    @Test
    void aMistakeInASharedBodyIsNamedWithThePlaceOfThatBody() {
        assertRefusal(
                "#/components/requestBodies/Thing: has no description",
                reader("      required: true\n      description: the thing\n", "      required: true\n"));
    }

    private static String reference(String schema) {
        return "{ $ref: '#/components/schemas/" + schema + "' }";
    }

    private static void assertRefusal(String message, SpecReader reader) {
        assertEquals(
                "sample.yaml: no client can be generated; no file was written. Fix these errors:\n  - " + message,
                assertThrows(IllegalArgumentException.class, reader::read).getMessage());
    }

    private static SpecReader reader(String good, String other) {
        String text = GOOD.replace(good, other);
        assertNotEquals(GOOD, text, "the case must change the document");
        OpenAPI document = new OpenAPIV3Parser().readContents(text).getOpenAPI();
        return new SpecReader(document, WrittenDocument.of(text), "sample.yaml");
    }
}
