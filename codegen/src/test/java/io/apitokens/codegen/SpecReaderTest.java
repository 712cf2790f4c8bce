package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document must say, or the build fails and names the place. */
class SpecReaderTest {

    private static final String GOOD = """
            openapi: 3.0.3
            info: { title: T, version: '1', description: A document. }
            tags: [{ name: Sample, description: Operations. }]
            paths:
              /tokens/{tokenId}:
                post:
                  operationId: createToken
                  tags: [Sample]
                  x-effect: issue
                  summary: Creates a token.
                  parameters:
                    - { name: tokenId, in: path, required: true, description: the token, schema: { type: integer } }
                    - { name: kind, in: query, description: the kind, schema: { type: string } }
                  requestBody:
                    required: true
                    description: the request
                    content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }
                  responses:
                    '200':
                      description: The token.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }
            components:
              schemas:
                Wish:
                  type: object
                  description: A wish.
                  properties:
                    name: { type: string, description: the name }
                Made:
                  type: object
                  description: What was made.
                  properties:
                    id: { type: integer, x-identity: true, description: the number }
                    token: { type: string, format: password, description: the secret }
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "x-effect: issue",
                        "x-none: issue",
                        "#/paths/~1tokens~1{tokenId}/post: needs an x-effect, one of read, replace, delete, revoke-self, create, issue, rotate"),
                mistake(
                        "x-effect: issue",
                        "x-effect: isue",
                        "#/paths/~1tokens~1{tokenId}/post: needs an x-effect, one of read, replace, delete, revoke-self, create, issue, rotate"),
                mistake(
                        "x-effect: issue",
                        "x-effect: read",
                        "#/paths/~1tokens~1{tokenId}/post: the x-effect must be read for GET, and for no other method"),
                mistake(
                        "token: { type: string, format: password,",
                        "code: { type: string,",
                        "#/components/schemas/Made: is issued, but has no property of `format: password`, except perhaps in a list"),
                mistake(
                        "          content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }\n",
                        "",
                        "#/paths/~1tokens~1{tokenId}/post: issues a secret, but its response has no content"),
                mistake(
                        "name: { type: string, description: the name }",
                        "apiSecret: { type: string, description: s }",
                        "#/components/schemas/Wish/properties/apiSecret: has the name of a secret: set `format: password` or `x-not-secret: true`"),
                mistake(
                        "name: { type: string, desc",
                        "name: { type: string, format: password, desc",
                        "#/components/schemas/Wish: is sent in requests but contains a secret without `x-sent-secret: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: string }",
                        "#/components/schemas/Wish/properties/name: has no description"),
                mistake(
                        "name: { type: string, desc",
                        "name: { type: number, desc",
                        "#/components/schemas/Wish/properties/name: the type number is not supported; leave the property to `additionalProperties: true`"),
                mistake(
                        "name: { type: string, desc",
                        "name: { type: string, enum: [A], desc",
                        "#/components/schemas/Wish/properties/name: is an enum without a name; declare it as a schema"),
                mistake(
                        "name: { type: string, desc",
                        "name: { type: array, items: { type: boolean }, desc",
                        "#/components/schemas/Wish/properties/name/items: a list must hold strings, integers, enums or objects; leave the property to `additionalProperties: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "a_b: { type: string, description: x }\n        aB: { type: string, description: y }",
                        "#/components/schemas/Wish: two properties are named aB in Java"),
                mistake(
                        "id: { type: integer, x-id",
                        "id: { type: boolean, x-id",
                        "#/components/schemas/Made/properties/id: an x-identity must be a string or an integer"),
                mistake(
                        "id: { type: integer, x-id",
                        "id: { type: integer, x-strict: true, x-id",
                        "#/components/schemas/Made/properties/id: an x-strict must be no identity, no point in time and no secret"),
                mistake(
                        "schema: { type: integer } }",
                        "schema: { type: string } }",
                        "#/paths/~1tokens~1{tokenId}/post/parameters/tokenId: must be an integer, or a string with a pattern"),
                mistake(
                        "name: tokenId",
                        "name: tokenNo",
                        "#/paths/~1tokens~1{tokenId}/post: does not declare the parameter tokenId of its path\n"
                                + "  - #/paths/~1tokens~1{tokenId}/post: declares tokenNo, which is not in its path"),
                mistake(
                        "name: kind, in: query",
                        "name: kind, in: header",
                        "#/paths/~1tokens~1{tokenId}/post/parameters/kind: only path and query parameters are supported"),
                mistake(
                        "name: kind, in: query",
                        "name: kind, required: true, in: query",
                        "#/paths/~1tokens~1{tokenId}/post/parameters/kind: a required query parameter is not supported"),
                mistake(
                        "required: true\n        description: the request\n",
                        "description: the request\n",
                        "#/paths/~1tokens~1{tokenId}/post/requestBody: must be `required: true`"),
                mistake(
                        "summary: Creates a token.",
                        "description: Creates a token.",
                        "#/paths/~1tokens~1{tokenId}/post: has no summary"),
                mistake(
                        "summary: Creates a token.",
                        "summary: Creates.\n      deprecated: true",
                        "#/paths/~1tokens~1{tokenId}/post: is deprecated but has no x-deprecated that names a replacement"),
                mistake(
                        "'200':",
                        "'302':",
                        "#/paths/~1tokens~1{tokenId}/post: has no success status; name each one, such as '200', instead of 2XX or default"),
                mistake(
                        "Made",
                        "Page",
                        "#/components/schemas/Page: is also the name of a type that generated files use"),
                mistake("Made", "Set", "#/components/schemas/Set: is also the name of a type that generated files use"),
                mistake(
                        "x-effect: issue",
                        "x-effect: issue\n      x-paging: link",
                        "#/paths/~1tokens~1{tokenId}/post/x-paging: requires a response that is a list"));
    }

    private static Arguments mistake(String good, String bad, String message) {
        return Arguments.of(good, bad, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlace(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertEquals(false, text.equals(GOOD), "the case must change the document");
        SpecReader reader = reader(text);
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, reader::read);
        assertEquals(
                "sample.yaml: no client can be generated; no file was written. Fix these errors:\n  - " + message,
                thrown.getMessage());
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        String text = GOOD.replace("x-effect: issue", "x-none: issue").replace("summary: ", "description: ");
        SpecReader reader = reader(text);
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, reader::read);
        assertEquals(3, thrown.getMessage().split("\n").length);
    }

    @Test
    void aGoodDocumentGivesWhatItReaches() {
        SpecView view = reader(GOOD).read();
        assertEquals("SampleApi", view.api().name());
        assertEquals("[Wish, Made]", view.records().keySet().toString());
    }

    private static SpecReader reader(String text) {
        OpenAPI document = new OpenAPIV3Parser().readContents(text).getOpenAPI();
        return new SpecReader(document, WrittenDocument.of(text), "sample.yaml");
    }
}
