package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response is used only if it is about the token that the request was about. */
class GcoreBindingTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    private static final TokenSpec CI = TokenSpec.builder("ci")
            .grant("Users", Resource.account())
            .neverExpires()
            .build();

    private final GcoreFixture vendor = new GcoreFixture(ManualTimeSource.startingAt(NOW));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private LostCreateException lost(GcoreIam client) {
        return assertThrows(LostCreateException.class, () -> client.tokens().create(CI));
    }

    @Test
    void aRecordOfAnotherTokenIsNotTheRequestedOne() {
        TokenId id = gcore.tokens().create(CI).token().id();
        vendor.gcore().inject(Fault.status(200).body("{\"id\": 2, \"name\": \"ci\", \"exp_date\": null}"));
        UnreadableResponseException failure = assertThrows(
                UnreadableResponseException.class, () -> gcore.tokens().get(id));
        assertEquals(
                "getApiToken at gcore/9262944: status 200, but the response is about another token; nothing was changed."
                        + " Check the URL and the version of this library.",
                failure.getMessage());
        assertEquals(Outcome.NOT_APPLIED, failure.outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            another name              | {"id": 5, "name": "other", "token": "5_simNew"}
            the number of another     | {"id": 5, "name": "ci", "token": "4242$simNew"}
            the number of no token    | {"id": -5, "name": "ci", "token": "5_simNew"}
            what no request can carry | {"id": 5, "name": "ci", "token": "5_\\u0007simNew"}
            a space in the secret     | {"id": 5, "name": "ci", "token": "5_ simNew"}
            """)
    void aCreateThatReturnsAnotherTokenTookEffectAndItsSecretIsCarried(String name, String body) {
        vendor.gcore().inject(Fault.status(200).body(body));
        LostCreateException failure = lost(gcore);
        assertEquals(Outcome.APPLIED, failure.outcome());
        assertInstanceOf(UnreadableResponseException.class, failure.getCause());
        assertTrue(failure.takeSecret().orElseThrow().expose().endsWith("simNew"));
        assertFalse(failure.getMessage().contains("simNew"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "null", "\"x 1\"", "{}", "1.5"})
    void aRecordWhoseIdCannotBeOneCostsNoOtherAndIsReported(String id) {
        vendor.expectUndocumentedValues();
        vendor.gcore()
                .inject(Fault.status(200)
                        .body("[{\"id\": 1, \"name\": \"a\"}, {\"id\": " + id + ", \"name\": \"odd\"},"
                                + " {\"id\": 3, \"name\": \"b\"}]"));
        List<String> listed = new ArrayList<>();
        UnreadableResponseException report = assertThrows(
                UnreadableResponseException.class,
                () -> gcore.tokens().list().forEach(token -> listed.add(token.name())));
        assertEquals(List.of("a", "b"), listed);
        assertTrue(report.getMessage().startsWith("listApiTokens at gcore/9262944: "), report.getMessage());
        assertTrue(report.getMessage().contains("1 of "), report.getMessage());
        assertEquals(1, report.attempts());
    }

    private GcoreIam client(Interceptor interceptor) {
        HttpTransport real = OkHttpTransport.create();
        return vendor.builder()
                .transport((request, attempt) -> interceptor.intercept(request.method(), real.send(request, attempt)))
                .build();
    }

    private interface Interceptor {
        HttpResponse intercept(HttpMethod method, HttpResponse response) throws IOException;
    }

    @Test
    void aCreateWithoutASecretNamesTheTokenOfItsResponseAndNoNamesake() {
        TokenId namesake = gcore.tokens().create(CI).token().id();
        try (GcoreIam client =
                client((method, response) -> method == HttpMethod.POST ? withoutSecret(response) : response)) {
            List<Token> candidates = ((Candidates.Found) lost(client).candidates()).tokens();
            assertEquals(List.of("ci"), candidates.stream().map(Token::name).toList());
            assertNotEquals(namesake, candidates.get(0).id());
        }
    }

    private static HttpResponse withoutSecret(HttpResponse response) throws IOException {
        String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        response.close();
        String changed = body.replaceAll("\"token\":\\s*\"[^\"]*\"", "\"token\": null");
        return new HttpResponse(
                response.status(),
                response.headers(),
                new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCreateThatRunsOutOfMemoryWhileItIsReadNamesItsToken() {
        try (GcoreIam client = client((method, response) -> method != HttpMethod.POST
                ? response
                : new HttpResponse(response.status(), response.headers(), new InputStream() {
                    @Override
                    public int read() {
                        throw new OutOfMemoryError("simulated");
                    }

                    @Override
                    public void close() throws IOException {
                        response.close();
                    }
                }))) {
            LostCreateException failure = lost(client);
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            assertEquals("ci", failure.tokenName());
            List<Token> candidates = ((Candidates.Found) failure.candidates()).tokens();
            assertEquals(List.of("ci"), candidates.stream().map(Token::name).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-2000, -50, -10, 0, 10, 50, 2000})
    void aLostTokenIsFoundWhateverTheClientsClockSays(int minutesAhead) {
        HttpTransport real = OkHttpTransport.create();
        try (GcoreIam client = vendor.builder()
                .timeSource(ManualTimeSource.startingAt(NOW.plus(Duration.ofMinutes(minutesAhead))))
                .transport((request, attempt) -> {
                    HttpResponse response = real.send(request, attempt);
                    Headers dated = Headers.of("Date", "Fri, 01 Feb 2030 12:00:00 GMT");
                    return new HttpResponse(response.status(), dated, response.body());
                })
                .build()) {
            vendor.gcore().inject(Fault.responseLost());
            List<Token> candidates = ((Candidates.Found) lost(client).candidates()).tokens();
            assertEquals(List.of("ci"), candidates.stream().map(Token::name).toList());
        }
    }
}
