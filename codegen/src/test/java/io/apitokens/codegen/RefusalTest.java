package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is outside the accepted subset of OpenAPI is refused with its place. */
class RefusalTest {

    private static final String GOOD = """
            openapi: 3.0.3
            info: { title: T, version: '1', description: A document. }
            tags: [{ name: Sample, description: Operations. }]
            paths:
              /tokens:
                get:
                  operationId: listTokens
                  tags: [Sample]
                  x-effect: read
                  x-payload: /result
                  x-paging: page
                  x-total: /info/total
                  summary: Lists the tokens.
                  parameters:
                    - { name: page, in: query, description: the page, schema: { type: integer } }
                    - { name: kind, in: query, description: the kind, schema: { type: string } }
                  responses:
                    '200':
                      description: The tokens.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Tokens' } } }
                post:
                  operationId: createToken
                  tags: [Sample]
                  x-effect: issue
                  x-payload: /result
                  summary: Creates a token.
                  requestBody:
                    required: true
                    description: the request
                    content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }
                  responses:
                    '200':
                      description: The token.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }
                    '201':
                      description: The token.
                      content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }
            components:
              schemas:
                Tokens:
                  type: object
                  properties:
                    result: { type: array, items: { $ref: '#/components/schemas/Token' } }
                    info: { type: object, properties: { total: { type: integer }, next: { type: string } } }
                Made:
                  type: object
                  properties:
                    result: { $ref: '#/components/schemas/Token' }
                Wish:
                  type: object
                  description: A wish.
                  properties:
                    name: { type: string, description: the name }
                    labels: { type: object, additionalProperties: { type: string }, description: the labels }
                Token:
                  type: object
                  description: A token.
                  properties:
                    id: { type: integer, x-identity: true, description: the number }
                    colour: { $ref: '#/components/schemas/Colour' }
                    token: { type: string, format: password, description: the secret }
                Colour: { type: string, enum: [red, blue], description: A colour. }
            """;

    private static final String LIST = "#/paths/~1tokens/get";
    private static final String CREATE = "#/paths/~1tokens/post";
    private static final String AT = "#/paths/%s/get";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NAMED = "must be a named object, a list of one, or a string of `format: password`;"
            + " `x-payload` leads to a part of it";

    static Stream<Arguments> documents() {
        return Stream.of(
                mistake(
                        "- { name: kind, in: query, description: the kind, schema: { type: string } }",
                        "- { $ref: '#/components/parameters/Kind' }",
                        "components:\n",
                        "components:\n  parameters: { Kind: { name: kind, in: query, schema: { type: string } } }\n",
                        "#/components/parameters/Kind: has no description"),
                mistake(
                        "openapi: 3.0.3",
                        "openapi: 3.1.0",
                        "#/openapi: must be 3.0, not 3.1.0: `nullable` instead of the type null"),
                Arguments.of(GOOD.replaceAll("(?s)paths:.*", ""), "#/paths: there are no operations"),
                mistake(
                        "post:\n",
                        "patch:\n",
                        "#/paths/~1tokens/patch: needs an operationId, and a method of GET, POST, PUT and DELETE"),
                mistake(
                        "tags: [Sample]\n      x-effect: issue",
                        "tags: [Other]\n      x-effect: issue",
                        "#/paths: all operations must share one tag, which names the operations class;"
                                + " found [Other, Sample]"),
                mistake(
                        "operationId: createToken",
                        "operationId: list-tokens",
                        CREATE + ": its operationId and listTokens are both listTokens in Java\n  - " + CREATE
                                + ": its operationId and listTokens are both LIST_TOKENS in Java"),
                mistake(
                        "name: kind, in: query",
                        "name: 'filter[kind]', in: query",
                        LIST + "/parameters/filter[kind]: a query parameter must consist of letters, digits,"
                                + " `.`, `_`, `~` and `-`"),
                mistake(
                        "description: the kind, schema: { type: string }",
                        "description: the kind, schema: { type: array, items: { type: integer } }",
                        LIST + "/parameters/kind: a query parameter must be a string, an integer, a boolean, an enum or"
                                + " a list of strings"),
                mistake(
                        "description: the kind, schema: { type: string }",
                        "description: the kind, explode: false, schema: { type: array, items: { type: string } }",
                        LIST + "/parameters/kind: a list in the query must be repeated keys, which is `explode: true`"),
                mistake(
                        "description: the kind, schema: { type: string }",
                        "description: the kind, schema: { type: integer, x-unix-time: true }",
                        LIST + "/parameters/kind: x-unix-time is not supported in the query; declare an integer"),
                mistake(
                        "description: the kind, schema: { type: string }",
                        "description: the kind, schema: { type: string, format: password }",
                        LIST + "/parameters/kind: a query parameter must be a string, an integer, a boolean, an enum or"
                                + " a list of strings"));
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                mistake(
                        "'201':\n          description: The token.\n          content: { application/json: { schema: {"
                                + " $ref: '#/components/schemas/Made' } } }\n",
                        "'204':\n          description: None.\n",
                        CREATE + "/responses: the success statuses [200, 204] must have the same content"),
                mistake(
                        "'200':\n          description: The tokens.\n          content: { application/json:",
                        "'200':\n          description: The tokens.\n          content: { text/csv: {}, application/json:",
                        LIST + "/responses/200/content: must be `application/json` alone, with a schema\n  - " + LIST
                                + "/x-payload: requires a response with content in JSON\n  - " + LIST
                                + "/x-paging: requires a response that is a list"),
                mistake(
                        "x-effect: issue\n",
                        "x-effect: replace\n",
                        "          content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }\n",
                        "",
                        CREATE + "/x-payload: requires a response with content in JSON"),
                mistake(
                        "x-effect: issue\n",
                        "x-effect: issue\n      x-scopes: a b\n",
                        CREATE + ": has x-scopes that are not a list of scopes, each without a space"),
                mistake(
                        "x-effect: issue\n",
                        "x-effect: issue\n      x-scopes: [\"a b\"]\n",
                        CREATE + ": has x-scopes that are not a list of scopes, each without a space"),
                mistake(
                        "x-payload: /result\n      summary: Creates",
                        "x-payload: result\n      summary: Creates",
                        CREATE + "/x-payload: must be a JSON pointer, such as `/result`"),
                mistake(
                        "x-payload: /result\n      summary: Creates",
                        "x-payload: /results\n      summary: Creates",
                        CREATE + "/x-payload: /results is not in the response: " + SCHEMAS
                                + "Made has the properties [result]"),
                mistake(
                        "x-payload: /result\n      summary: Creates",
                        "summary: Creates",
                        SCHEMAS + "Made: has no description"),
                mistake(
                        "result: { $ref: '#/components/schemas/Token' }\n",
                        "result: { type: array, items: { $ref: '#/components/schemas/Token' } }\n",
                        SCHEMAS + "Made/properties/result: issues a secret, but returns a list: one call issues one"
                                + " secret"),
                mistake(
                        "result: { $ref: '#/components/schemas/Token' }\n",
                        "result: { type: string }\n",
                        SCHEMAS + "Made/properties/result: " + NAMED),
                mistake(
                        "items: { $ref: '#/components/schemas/Token' }",
                        "items: { type: string }",
                        SCHEMAS + "Tokens/properties/result: " + NAMED));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                mistake(
                        "x-paging: page",
                        "x-paging: pages",
                        LIST + "/x-paging: must be one of page, offset, link, cursor"),
                mistake(
                        "x-paging: page\n      x-total: /info/total",
                        "x-paging: link",
                        LIST + "/x-paging: link requires a response that is a list"),
                mistake(
                        "x-paging: page",
                        "x-paging: offset",
                        LIST
                                + "/x-paging: offset requires the query parameter offset of type integer; `x-position` names"
                                + " another"),
                mistake(
                        "description: the page, schema: { type: integer }",
                        "description: the page, schema: { type: string }",
                        LIST + "/x-paging: page requires the query parameter page of type integer; `x-position` names"
                                + " another"),
                mistake(
                        "x-paging: page\n      x-total: /info/total",
                        "x-paging: cursor\n      x-position: kind",
                        LIST + "/x-paging: cursor requires `x-next`, the path of the next cursor in the response"),
                mistake(
                        "x-paging: page\n      x-total: /info/total",
                        "x-paging: cursor\n      x-position: kind\n      x-next: /info/total",
                        LIST + "/x-next: /info/total must be of type string"),
                mistake(
                        "x-total: /info/total",
                        "x-total: /info/next",
                        LIST + "/x-total: /info/next must be of type integer"),
                mistake(
                        "x-paging: page\n",
                        "x-paging: offset\n      x-position: page\n      x-page-size: /info/total\n",
                        LIST + "/x-page-size: requires `x-paging` page"),
                mistake(
                        "      x-paging: page\n      x-total: /info/total\n",
                        "      x-next: /info/next\n",
                        LIST + "/x-next: requires `x-paging` cursor"),
                mistake(
                        "x-total: /info/total",
                        "x-page-size: /info/size",
                        LIST + "/x-page-size: /info/size is not in the response: " + SCHEMAS
                                + "Tokens/properties/info has the properties [total, next]"));
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { description: the name, oneOf: [{ type: string }, { type: integer }] }",
                        SCHEMAS
                                + "Wish/properties/name/oneOf: is not supported; declare the one form that the vendor sends"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: boolean, x-unix-time: true, description: the name }",
                        SCHEMAS + "Wish/properties/name: x-unix-time belongs to an integer or a string"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      discriminator: { propertyName: name }",
                        SCHEMAS + "Wish/discriminator: is not supported; declare the one form that the vendor sends"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      allOf: [{ properties: { name: { type: integer } } }]",
                        SCHEMAS + "Wish/properties/name: differs from the property of this name at " + SCHEMAS
                                + "Wish/allOf/0/properties/name\n  - " + SCHEMAS
                                + "Wish/allOf/0/properties/name: has no description"),
                mistake(
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { $ref: '#/components/schemas/Color' }",
                        SCHEMAS + "Token/properties/colour: refers to #/components/schemas/Color, which is no schema of"
                                + " this document"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { type: integer, enum: [1, 2],",
                        SCHEMAS + "Colour: an enum must consist of strings; declare an integer"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [on, 1.10, red],",
                        SCHEMAS + "Colour: has values that are no strings in YAML: quote true, 1.1"),
                mistake(
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { $ref: '#/components/schemas/Colour', description: x, nullable: true, x-strict: true }",
                        SCHEMAS + "Token/properties/colour: has nullable, x-strict without effect beside `$ref`;"
                                + " use `allOf` with one reference"),
                mistake(
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { allOf: [{ $ref: '#/components/schemas/Colour', x-strict: true }] }",
                        SCHEMAS + "Token/properties/colour/allOf/0: has x-strict without effect beside `$ref`; put it"
                                + " beside `allOf`"),
                mistake(
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { allOf: [{ $ref: '#/components/schemas/Colour' }], x-strict: true, maxLength: 3 }",
                        SCHEMAS + "Token/properties/colour: has maxLength without effect beside an `allOf` of one"
                                + " reference; declare a schema of its own"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { $ref: '#/components/schemas/Hue' }\n    Hue: { $ref: '#/components/schemas/Colour' }\n"
                                + "    Other: { type: string,",
                        SCHEMAS
                                + "Token/properties/colour: refers to #/components/schemas/Colour, which refers to itself"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [red, RED],",
                        SCHEMAS + "Colour: two values are named RED; name them by x-enum-varnames"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [red, blue], x-enum-varnames: [RED],",
                        SCHEMAS + "Colour: x-enum-varnames must name each value"),
                mistake(
                        "additionalProperties: { type: string }",
                        "additionalProperties: { type: boolean }",
                        SCHEMAS + "Wish/properties/labels/additionalProperties: additional properties must be strings,"
                                + " integers, enums, objects, or `true` for any value"),
                mistake(
                        "additionalProperties: { type: string }",
                        "additionalProperties: { type: string, format: password }",
                        SCHEMAS + "Wish/properties/labels/additionalProperties: additional properties with secrets are"
                                + " not supported"),
                mistake(
                        "additionalProperties: { type: string }",
                        "additionalProperties: false",
                        SCHEMAS + "Wish/properties/labels: is an object without properties; declare them, or"
                                + " `additionalProperties: true` to keep any"),
                mistake(
                        "additionalProperties: { type: string }",
                        "properties: { a: { type: string } }",
                        SCHEMAS + "Wish/properties/labels: is an object without a name; declare it as a schema"),
                mistake(
                        "      description: A token.",
                        "      description: A token.\n      additionalProperties: true",
                        SCHEMAS
                                + "Token/additionalProperties: a schema with a secret cannot keep additional properties"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      additionalProperties: { type: number }",
                        SCHEMAS
                                + "Wish/additionalProperties: the type number is not supported; leave the property to `additionalProperties: true`"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      additionalProperties: true",
                        "name: { type: string, description: the name }",
                        "additionalProperties: { type: string, description: a name }",
                        SCHEMAS + "Wish: two properties are named additionalProperties in Java"),
                mistake(
                        "token: { type: string,",
                        "keys: { type: array, items: { type: string, format: password }, description: the keys }\n"
                                + "        token: { type: string,",
                        SCHEMAS + "Token/properties/keys/items: a list of secrets is not supported: only the first of"
                                + " them would be kept"),
                mistake(
                        "token: { type: string, format: password,",
                        "token: { type: string, format: password, x-sent-secret: true,",
                        SCHEMAS + "Token: has an x-sent-secret, so it must be optional and never returned"),
                mistake(
                        "token: { type: string,",
                        "key: { type: string, format: password, description: the key }\n        token: { type: string,",
                        SCHEMAS + "Token: has more than one secret; a response can contain one, of two parts by"
                                + " `x-first-part`"),
                mistake(
                        "token: { type: string, format: password,",
                        "token: { type: string, format: password, x-first-part: colour/name,",
                        SCHEMAS + "Token/properties/token: x-first-part: colour/name leads to no property of this"
                                + " object, or of objects in it"),
                mistake(
                        "token: { type: string, format: password,",
                        "token: { type: string, format: password, x-first-part: colour,",
                        SCHEMAS + "Token/properties/token: x-first-part must lead to a string or an integer that is no"
                                + " secret: `x-not-secret: true`"),
                mistake(
                        "token: { type: string, format: password,",
                        "token: { type: string, format: password, x-first-part: token,",
                        SCHEMAS + "Token/properties/token: x-first-part must lead to a string or an integer that is no"
                                + " secret: `x-not-secret: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: string, x-first-part: labels, description: the name }",
                        SCHEMAS + "Wish/properties/name: x-first-part belongs to a string of `format: password`"),
                mistake(
                        "labels: { type: object, additionalProperties: { type: string }",
                        "password: { type: array, items: { type: string }",
                        SCHEMAS + "Wish/properties/password: has the name of a secret: set `format: password` or"
                                + " `x-not-secret: true`"),
                mistake(
                        "Colour: {",
                        "token: { properties: { a: { type: string, description: a } }, description: x }\n"
                                + "    Colour: {",
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { $ref: '#/components/schemas/token' }",
                        SCHEMAS + "token: is Token in Java, like " + SCHEMAS + "Token"));
    }

    static Stream<Arguments> contradictorySchemas() {
        return Stream.of(
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: string, properties: { a: { type: string } }, description: the name }",
                        SCHEMAS
                                + "Wish/properties/name: must be an object, because it has properties or is a part of an `allOf`"
                                + "\n  - " + SCHEMAS
                                + "Wish/properties/name: is an object without a name; declare it as a schema"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { allOf: [{ type: string }],",
                        SCHEMAS
                                + "Colour/allOf/0: must be an object, because it has properties or is a part of an `allOf`"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { allOf: [{ type: object, properties: { a: { type: string, description: a } }, additionalProperties: true }, { type: object, additionalProperties: { type: string } }],",
                        SCHEMAS + "Colour/allOf/1/additionalProperties: differs from the additional properties at "
                                + SCHEMAS + "Colour/allOf/0/additionalProperties"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { type: array, items: { $ref: '#/components/schemas/Colour' },",
                        SCHEMAS + "Colour: contains itself; put a named object between"),
                mistake(
                        "Colour: { type: string, enum: [red, blue],",
                        "Colour: { type: object, additionalProperties: { $ref: '#/components/schemas/Colour' },",
                        SCHEMAS + "Colour: contains itself; put a named object between"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [" + numbered("value%d", 1001) + "],",
                        SCHEMAS + "Colour: has more than 1000 values; declare a string"),
                mistake(
                        "name: { type: string, description: the name }",
                        numbered("name%d: { type: string, description: a }", 250)
                                .replace(",name", "\n        name"),
                        SCHEMAS + "Wish: has more than 250 properties; leave some to `additionalProperties: true`"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [red, red], x-enum-varnames: [RED, ROSE],",
                        SCHEMAS + "Colour: has a value twice"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [red, blue], x-enum-varnames: RED,",
                        SCHEMAS + "Colour: x-enum-varnames must name each value"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: integer, format: uint64, description: the name }",
                        SCHEMAS
                                + "Wish/properties/name: has values that are read as null; leave the property to `additionalProperties: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: integer, format: password, description: the name }",
                        SCHEMAS + "Wish/properties/name: `format: password` needs `type: string`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { description: the name }",
                        SCHEMAS
                                + "Wish/properties/name: has no type; leave the property to `additionalProperties: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: array, items: { type: string, nullable: true }, description: the name }",
                        SCHEMAS
                                + "Wish/properties/name/items: null in a list is not supported; leave the property to `additionalProperties: true`"),
                mistake(
                        "additionalProperties: { type: string }",
                        "additionalProperties: { type: string, nullable: true }",
                        SCHEMAS
                                + "Wish/properties/labels/additionalProperties: null in a map is not supported; leave the property to `additionalProperties: true`"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      required: [nam]",
                        SCHEMAS + "Wish: requires nam, which is none of its properties"),
                mistake(
                        "name: { type: string, description: the name }",
                        "secrets: { type: object, additionalProperties: { type: string }, description: the name }",
                        SCHEMAS
                                + "Wish/properties/secrets: has the name of a secret: set `format: password` or `x-not-secret: true`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: string, x-not-secret: 'true', description: the name }",
                        SCHEMAS + "Wish/properties/name: x-not-secret must be true or false"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: integer, x-date-time: true, description: the name }",
                        SCHEMAS + "Wish/properties/name: x-date-time has no effect on Long"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: string, format: date-time, x-fraction-digits: 12, description: the name }",
                        SCHEMAS + "Wish/properties/name: x-fraction-digits must be a number from 0 to 9"),
                mistake(
                        "enum: [red, blue],",
                        "enum: [red, blue], x-strict: true,",
                        SCHEMAS + "Colour: x-strict belongs to the property that refers to this schema by `allOf`"),
                mistake(
                        "name: { type: string, description: the name }",
                        "name: { type: array, items: { type: string, x-identity: true }, description: the name }",
                        SCHEMAS + "Wish/properties/name/items: x-identity belongs to a property, not to its elements"),
                mistake(
                        "token: { type: string, format: password,",
                        "token: { type: string, format: password, x-first-part: 5,",
                        SCHEMAS + "Token/properties/token: x-first-part must be the path of a property"),
                mistake(
                        "      description: A wish.",
                        "      description: A wish.\n      required: [name]",
                        "name: { type: string, description: the name }",
                        "name: { type: string, nullable: true, description: the name }\n"
                                + "        nameGiven: { type: string, description: the name }",
                        SCHEMAS + "Wish: two properties are named nameGiven in Java"));
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                mistake(
                        "tags: [Sample]\n      x-effect: issue",
                        "x-effect: issue",
                        CREATE + ": has no tag; all operations must share one"),
                mistake("summary: Lists the tokens.", "summary: ' '", LIST + ": has no summary"),
                mistake(
                        "summary: Lists the tokens.",
                        "summary: Lists.\n      servers: [{ url: https://other.example }]",
                        LIST + ": has servers of its own; all operations are sent to the base URL of the client"),
                mistake(
                        "'200':\n          description: The tokens.",
                        "2XX: { description: All. }\n        '200':\n          description: The tokens.",
                        LIST + "/responses: name each success status, such as '200', instead of 2XX"),
                mistake(
                        "name: kind, in: query, description: the kind, schema: { type: string }",
                        "name: kind, in: query, style: pipeDelimited, explode: true, description: the kind, schema: { type: array, items: { type: string } }",
                        LIST + "/parameters/kind: must be of `style: form`, not pipeDelimited"),
                mistake(
                        "required: true\n        description: the request\n        content: { application/json:",
                        "required: true\n        description: the request\n        content: { text/csv:",
                        CREATE + "/requestBody/content: must be `application/json` alone, with a schema"),
                mistake(
                        "required: true\n        description: the request\n        content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }",
                        "$ref: '#/components/requestBodies/Wish'",
                        CREATE
                                + "/requestBody: refers to #/components/requestBodies/Wish, which is no request body of this document"),
                mistake(
                        "required: true\n        description: the request\n        content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }",
                        "required: true\n        description: the request\n        content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Wish' } } } }",
                        CREATE
                                + "/requestBody/content/application~1json/schema: must be an object with properties that is declared as a schema"),
                mistake(
                        "x-effect: issue",
                        "x-effect: create",
                        CREATE + ": returns a secret, so that its x-effect must be issue or rotate"),
                mistake(
                        "result: { $ref: '#/components/schemas/Token' }",
                        "result: { $ref: '#/components/schemas/Token' }\n        code: { type: string, format: password }",
                        CREATE + "/x-payload: leaves out a secret that is beside the content"),
                mistake(
                        "description: The token.\n          content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }\n        '201'",
                        "$ref: '#/components/responses/Made'\n        '201'",
                        CREATE
                                + "/responses/200: refers to #/components/responses/Made, which is no response of this document\n  - "
                                + CREATE + "/responses: the success statuses [200, 201] must have the same content"),
                mistake(
                        "responses:\n        '200':\n          description: The tokens.",
                        "requestBody:\n        required: true\n        description: the request\n"
                                + "        content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }\n"
                                + "      responses:\n        '200':\n          description: The tokens.",
                        LIST + "/requestBody: a GET has no body"),
                mistake(
                        "'201'",
                        "'204'",
                        CREATE + "/responses/204/content/application~1json/schema: the status 204 has no content"),
                Arguments.of(
                        path("/tokens/{id}", "type: string, pattern: a").replace("components:", """
                                  '/colours/{id}':
                                    delete:
                                      operationId: deleteColour
                                      tags: [Sample]
                                      x-effect: delete
                                      summary: Deletes a colour.
                                      parameters:
                                        - { name: id, in: path, required: true, description: the id, schema: { type: string, pattern: b } }
                                      responses: { '204': { description: Deleted. } }
                                components:"""),
                        "#/paths/~1colours~1{id}/delete/parameters/id: has a different pattern than another parameter of this name; rename one"),
                Arguments.of(
                        path("/tokens/{id}/{id}", "type: integer"),
                        AT.formatted("~1tokens~1{id}~1{id}") + ": has the parameter id twice in its path"),
                Arguments.of(
                        path("/tokens?a=b/{id}", "type: integer"),
                        AT.formatted("~1tokens?a=b~1{id}")
                                + ": has a path with other characters than a path of a URL has, or with a query"),
                Arguments.of(
                        path("/tokens/{id}", "type: string, pattern: '[a-'"),
                        AT.formatted("~1tokens~1{id}")
                                + "/parameters/id: has a pattern that Java cannot read: Illegal character range"),
                Arguments.of(
                        path("/tokens/{id}", "type: string, format: password, pattern: a"),
                        AT.formatted("~1tokens~1{id}")
                                + "/parameters/id: a secret must not be in a URL, which is logged and shown"),
                Arguments.of(
                        path("/tokens/{id}", "type: string, pattern: a")
                                .replace("operationId: getToken", "operationId: id"),
                        AT.formatted("~1tokens~1{id}")
                                + ": has a parameter that is ID in Java, like the operationId id; rename the parameter"),
                Arguments.of(
                        path("/tokens/{id}", "type: integer").replace("in: path", "style: label, in: path"),
                        AT.formatted("~1tokens~1{id}") + "/parameters/id: must be of `style: simple`, not label"),
                mistake(
                        "colour: { $ref: '#/components/schemas/Colour' }",
                        "colour: { $ref: '#/components/schemas/ListTokensQuery' }",
                        "Colour: { type: string, enum: [red, blue],",
                        "ListTokensQuery: { type: string, enum: [red, blue],",
                        SCHEMAS + "ListTokensQuery: is ListTokensQuery in Java, like the query of an operation"),
                mistake(
                        "x-paging: page\n      x-total: /info/total",
                        "x-paging: cursor\n      x-next: /info/next",
                        "- { name: page, in: query, description: the page, schema: { type: integer } }",
                        "- { name: cursor, in: query, required: true, description: the page, schema: { type: string } }",
                        LIST
                                + "/x-paging: cursor requires an optional parameter cursor: the first page has no cursor"));
    }

    /** Returns a document with an operation that has a path of its own, with the parameter id. */
    private static String path(String path, String schema) {
        return GOOD.replace("components:\n", """
                  '%s':
                    get:
                      operationId: getToken
                      tags: [Sample]
                      x-effect: read
                      summary: Reads a token.
                      parameters:
                        - { name: id, in: path, required: true, description: the id, schema: { %s } }
                      responses:
                        '200':
                          description: The token.
                          content: { application/json: { schema: { $ref: '#/components/schemas/Token' } } }
                components:
                """.formatted(path, schema));
    }

    /** Returns texts with numbers from 1, with commas between them. */
    private static String numbered(String format, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).collect(Collectors.joining(","));
    }

    private static Arguments mistake(String good, String bad, String message) {
        return Arguments.of(GOOD.replace(good, bad), message);
    }

    private static Arguments mistake(String good, String bad, String alsoGood, String alsoBad, String message) {
        return Arguments.of(GOOD.replace(good, bad).replace(alsoGood, alsoBad), message);
    }

    @ParameterizedTest
    @MethodSource({"documents", "responses", "pages", "schemas", "contradictorySchemas", "operations"})
    void whatIsOutsideTheSubsetIsRefusedWithItsPlace(String text, String message) {
        assertNotEquals(GOOD, text, "the case must change the document");
        SpecReader reader = reader(text);
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, reader::read);
        assertEquals(
                "sample.yaml: no client can be generated; no file was written. Fix these errors:\n  - " + message,
                thrown.getMessage());
    }

    @Test
    void aDocumentOfSwaggerIsRefused() {
        SpecReader reader = new SpecReader(
                new OpenAPIV3Parser().readContents(GOOD).getOpenAPI(),
                WrittenDocument.of(GOOD.replace("openapi: 3.0.3", "swagger: '2.0'")),
                "sample.yaml");
        assertTrue(assertThrows(IllegalArgumentException.class, reader::read)
                .getMessage()
                .endsWith("\n  - #/swagger: must be OpenAPI 3.0; convert the document"));
    }

    @Test
    void aSchemaOfAnotherFileIsRefused() {
        String here = GOOD.replaceAll("    Colour: .*\n", "");
        SpecReader reader = new SpecReader(
                new OpenAPIV3Parser().readContents(GOOD).getOpenAPI(), WrittenDocument.of(here), "sample.yaml");
        assertTrue(assertThrows(IllegalArgumentException.class, reader::read)
                .getMessage()
                .endsWith("\n  - " + SCHEMAS + "Colour: is in another file; bundle the document into one"));
    }

    @Test
    void theDocumentItselfIsAccepted() {
        SpecView view = reader(GOOD).read();
        assertEquals("[Wish, Token]", view.records().keySet().toString());
    }

    private static SpecReader reader(String text) {
        OpenAPI document = new OpenAPIV3Parser().readContents(text).getOpenAPI();
        return new SpecReader(document, WrittenDocument.of(text), "sample.yaml");
    }
}
