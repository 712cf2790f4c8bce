package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.call.Acme.Thing;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

    private static final Operation NESTED =
            new Operation("getThing", HttpMethod.GET, "/orgs/{org}/things/{id}", Effect.READ, 200);
    private static final Operation LIST = new Operation("listThings", HttpMethod.GET, "/things", Effect.READ, 200);

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url() + "/base").timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private String target() {
        return server.request().getTarget();
    }

    @Test
    void valuesAreEncodedWhereTheyBelong() {
        server.always(LoopbackServer.json(200, "{\"id\":\"x\"}"));
        client.request(NESTED)
                .path("org", 12)
                .path("id", "a b%?")
                .query("name", "ü&=")
                .query("none", (Object) null)
                .query("sorts", List.of("a:asc", "b:desc"))
                .query("nothing", List.of())
                .query("deep", true)
                .returning(Thing.ADAPTER)
                .execute();
        assertEquals(
                "/base/orgs/12/things/a%20b%25%3F?name=%C3%BC%26%3D&sorts=a%3Aasc&sorts=b%3Adesc&deep=true", target());
    }

    @ParameterizedTest
    @CsvSource({
        "'',       id is empty",
        ".,        id is a dot segment",
        "..,       id is a dot segment",
        "a/b,      id contains a slash or a control character",
        "a\\b,     id contains a slash or a control character",
        "'a\nb',   id contains a slash or a control character",
        "a\u0000b, id contains a slash or a control character",
    })
    void aValueThatIsNotOneSegmentIsRefusedAndNotQuoted(String value, String message) {
        ApiRequest request = client.request(NESTED).path("org", 1);
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> request.path("id", value))
                        .getMessage());
    }

    @Test
    void aValueMustHaveTheFormThatTheSpecificationGives() {
        Pattern digits = Pattern.compile("[0-9]+");
        ApiRequest request = client.request(NESTED);
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> request.path("org", "fake1", digits));
        assertEquals("org does not have the form of this id", refusal.getMessage());
        assertThrows(InvalidInputException.class, () -> request.path("org", "1\n", digits));
        assertThrows(InvalidInputException.class, () -> request.path("org", 0));
    }

    @Test
    void aParameterForgottenOrMisplacedIsAMistakeInTheProgram() {
        assertThrows(IllegalStateException.class, () -> client.request(NESTED).path("id", "x"));
        assertThrows(
                IllegalStateException.class,
                () -> client.request(NESTED).path("org", "x").returningNothing());
        assertThrows(IllegalStateException.class, () -> client.request(LIST).path("id", "x"));
    }

    @Test
    void postAndPutHaveABodyEvenIfItIsEmpty() {
        Operation post = new Operation("poke", HttpMethod.POST, "/poke", Effect.REPLACE, 204);
        server.always(LoopbackServer.json(204, ""));
        client.request(post).returningNothing().execute();
        assertEquals("0", server.request().getHeaders().get("Content-Length"));
    }

    @Test
    void aListIsReadWholeOrNotAtAll() {
        server.then(LoopbackServer.json(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]"))
                .then(LoopbackServer.json(200, "[{\"id\":\"a\"},{\"name\":\"no id\"}]"))
                .then(LoopbackServer.json(200, "[{\"id\":\"a\"},null]"))
                .then(LoopbackServer.json(200, "{}"))
                .then(LoopbackServer.json(200, "null"));
        ApiCall<List<Thing>> call = client.request(LIST).returningList(Thing.ADAPTER);
        assertEquals(List.of(new Thing("a", null), new Thing("b", null)), call.execute());
        for (int i = 0; i < 4; i++) {
            assertThrows(UnreadableResponseException.class, call::execute);
        }
        server.then(LoopbackServer.json(200, "[{\"id\":\"a\"}")).then(LoopbackServer.json(200, "[]"));
        assertEquals(List.of(), call.execute());
        assertEquals(7, server.requests());
    }

    private ApiCall<Page<Thing>> page(String cursor) {
        return client.request(LIST).query("limit", 2).returningPage(Thing.ADAPTER, cursor);
    }

    @Test
    void theNextPageIsTheOneThatTheVendorLinksTo() {
        server.then(LoopbackServer.response(200, "[{\"id\":\"a\"}]")
                        .addHeader("Link", "<" + server.url() + "/base/things?after=x&limit=2>; rel=\"next\"")
                        .build())
                .then(LoopbackServer.json(200, "[{\"id\":\"b\"}]"));
        Pager<Thing> pager = Pager.of(cursor -> page(cursor).execute());
        assertEquals(List.of("a", "b"), pager.map(Thing::id).toList());
        assertEquals("/base/things?limit=2", target());
        assertEquals("/base/things?after=x&limit=2", target());
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/base/things?a, the link to the next page has another origin",
        "/base/others?after=x,                the link to the next page is not a page of this list",
        "/base/things/../others,              the link to the next page is not a page of this list",
    })
    void aLinkThatLeadsElsewhereIsTheVendorsErrorAndIsNotQuoted(String link, String problem) {
        server.always(LoopbackServer.response(200, "[]")
                .addHeader("Link", "<" + link + ">; rel=next")
                .build());
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, page(null)::execute);
        assertTrue(failure.getMessage().contains("status 200, but " + problem + ";"), failure.getMessage());
        assertEquals(1, server.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/base/things",
                "//evil.example",
                "/base/thingsother",
                "/base/things/1",
                "/base/other?after=x",
                "/base/things?a b",
                "/base/things?a#b",
                "/base/things?a\\b",
                "/base/things?a\r\nX: 1",
                "/base/things?ü",
            })
    void aSavedCursorLeadsNowhereElse(String cursor) {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> client.request(LIST).returningPage(Thing.ADAPTER, cursor));
        assertEquals("cursor is not a cursor of listThings", refusal.getMessage());
    }

    @Test
    void theUserAgentNamesTheVersionOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        assertEquals("apitokens-java/" + version, ApiClient.USER_AGENT);
    }
}
