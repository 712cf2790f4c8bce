package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.call.Acme.Thing;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ApiClientTest {

    private static final String GOOD = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Acme acme() {
        return Acme.at(server.url()).timeSource(new ManualTimeSource());
    }

    @Test
    void aRequestHoldsWhatTheVendorNeedsAndNothingElse() {
        server.always(LoopbackServer.json(201, GOOD));
        try (ApiClient client = acme().build()) {
            Acme.call(client, Effect.ISSUE).execute();
        }
        RecordedRequest request = server.request();
        assertEquals("POST /things/t1 HTTP/1.1", request.getRequestLine());
        assertEquals("{\"id\":\"t1\"}", request.getBody().utf8());
        assertEquals("Bearer " + Acme.KEY.expose(), request.getHeaders().get("Authorization"));
        assertEquals("application/json", request.getHeaders().get("Content-Type"));
        assertEquals(
                List.of(
                        "accept",
                        "accept-encoding",
                        "authorization",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent"),
                request.getHeaders().names().stream()
                        .map(String::toLowerCase)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "READ")
    void aReadOnlyClientRefusesEveryChangeBeforeSending(Effect effect) {
        try (ApiClient client = acme().readOnly().build()) {
            ApiCall<?> call = Acme.call(client, effect);
            ConfigurationException refusal = assertThrows(ConfigurationException.class, call::execute);
            assertEquals(
                    call.operation() + " at acme/7: the client is read-only; nothing was sent", refusal.getMessage());
            assertThrows(ConfigurationException.class, call::executeRaw);
            assertEquals(0, server.requests());
        }
    }

    @Test
    void aReadOnlyClientReads() {
        try (ApiClient client = acme().readOnly().build()) {
            assertThrows(NotFoundException.class, Acme.call(client, Effect.READ)::execute);
            assertEquals(1, server.requests());
        }
    }

    @Test
    void aClosedClientSendsNothingAndNeitherDoItsViews() {
        ApiClient client = acme().build();
        ApiCall<?> view = Acme.call(client.withTimeout(Duration.ofSeconds(1)), Effect.READ);
        client.close();
        client.close();
        ConfigurationException refusal = assertThrows(ConfigurationException.class, view::execute);
        assertTrue(refusal.getMessage().contains("the client is closed"), refusal.getMessage());
        assertEquals(0, server.requests());
    }

    @Test
    void aClientDoesNotCloseATransportThatItWasGiven() {
        AtomicInteger closed = new AtomicInteger();
        HttpTransport shared = new HttpTransport() {
            @Override
            public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
                throw new NotSentException("refused", new IOException());
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        try (ApiClient client =
                acme().transport(shared).executor(Runnable::run).retries(0).build()) {
            assertThrows(TransportException.class, Acme.call(client, Effect.READ)::execute);
        }
        assertEquals(0, closed.get());
    }

    @Test
    void aResponseThatCannotBeClosedIsNoReasonToLoseItsSecret() {
        ByteArrayInputStream body = new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() throws IOException {
                throw new IOException("already gone");
            }
        };
        HttpTransport transport = (request, attempt) -> new HttpResponse(201, Headers.none(), body);
        try (ApiClient client = acme().transport(transport).build()) {
            Thing issued = (Thing) Acme.call(client, Effect.ISSUE).execute();
            assertEquals("fake-new-secret", issued.secret().expose());
        }
    }

    @Test
    void withoutACredentialThereIsNoClient() {
        class Keyless extends ClientBuilder<Keyless> {
            Keyless() {
                super(
                        new VendorRules() {
                            @Override
                            public String vendor() {
                                return "acme";
                            }

                            @Override
                            public VendorError readError(RawResponse response) {
                                return VendorError.SILENT;
                            }
                        },
                        Duration.ofSeconds(1));
            }

            @Override
            protected Keyless self() {
                return this;
            }
        }
        Keyless builder = new Keyless();
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> builder.client(
                        Acme.ACCOUNT,
                        builder.parseBaseUrl("baseUrl", "https://acme.example"),
                        "apiKey",
                        "credentials"));
        assertTrue(refusal.getMessage().contains("apiKey was not called; credentials was not called"));
    }

    @Test
    void aRawResponseIsReturnedUnreadAndPrintsNoBody() {
        server.always(LoopbackServer.response(200, "fake, not JSON")
                .addHeader("X-Extra", "1")
                .build());
        try (ApiClient client = acme().build()) {
            RawResponse raw = Acme.call(client, Effect.READ).executeRaw();
            assertEquals("fake, not JSON", raw.exposeBody());
            assertEquals("1", raw.headers().first("x-extra").orElseThrow());
            assertEquals("RawResponse[200 [content-length, content-type, x-extra]]", raw.toString());
        }
    }

    @Test
    void aRawCallFailsAndIsRetriedLikeAnyOther() {
        server.then(LoopbackServer.json(503, "")).then(LoopbackServer.cut(200, "x".repeat(100)));
        try (ApiClient client = acme().build()) {
            assertThrows(NotFoundException.class, Acme.call(client, Effect.READ)::executeRaw);
            assertEquals(3, server.requests());
        }
    }

    @Test
    void aRawCallThatIssuesASecretCarriesItWhenTheResponseBreaksOff() {
        String padding = ",\"padding\":\"" + "x".repeat(200) + "\"}";
        server.always(LoopbackServer.cut(200, "{\"secret\":\"fake-new-secret\"" + padding));
        try (ApiClient client = acme().build()) {
            UnreadableResponseException failure =
                    assertThrows(UnreadableResponseException.class, Acme.call(client, Effect.ISSUE)::executeRaw);
            assertTrue(failure.takeSecret().isPresent());
        }
    }
}
