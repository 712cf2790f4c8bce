package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy that refuses the login ends a call at once, and the error says what to set. */
class ProxyLoginCallTest {

    private static final MockResponse REFUSAL = new MockResponse.Builder()
            .code(407)
            .addHeader("Proxy-Authenticate", "Basic realm=\"fake-realm\"")
            .inTunnel()
            .build();

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer proxy = new LoopbackServer(
                    server -> server.useHttps(new HandshakeCertificates.Builder()
                            .heldCertificate(new HeldCertificate.Builder().build())
                            .build()
                            .sslSocketFactory()))
            .always(REFUSAL);

    @AfterEach
    void close() {
        proxy.close();
    }

    private OkHttpTransport.Builder proxied() {
        return OkHttpTransport.builder()
                .proxy("127.0.0.1", URI.create(proxy.url()).getPort());
    }

    private ConfigurationException refusal(HttpTransport transport, Effect effect) {
        try (transport;
                ApiClient client = Acme.at("https://acme.example")
                        .transport(transport)
                        .timeSource(timeSource)
                        .build()) {
            return assertThrows(ConfigurationException.class, Acme.call(client, effect)::execute);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedLoginIsNotRetriedAndNothingHappened(Effect effect) {
        HttpTransport wrong =
                proxied().proxyLogin("ci", Secret.of("fake-password")).build();
        ConfigurationException error = refusal(wrong, effect);
        assertEquals(
                error.operation().orElseThrow()
                        + " at acme/7: the proxy refused the login (407): check its user and password;"
                        + " nothing was changed",
                error.getMessage());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(1, error.attempts());
        assertEquals(1, proxy.requests());
        assertEquals(List.of(), timeSource.waits());
    }

    @Test
    void aMissingLoginIsNamed() {
        String message = refusal(proxied().build(), Effect.READ).getMessage();
        assertEquals(
                "getThing at acme/7: the proxy requires a login (407): set proxyLogin(…); nothing was changed",
                message);
    }

    @Test
    void aRefusalAfterALostResponseDoesNotSayThatNothingHappened() {
        int[] requests = {0};
        ConfigurationException error = refusal(
                (request, attempt) -> {
                    if (++requests[0] == 1) {
                        throw new IOException("reset");
                    }
                    throw NotSentException.proxyLogin(true, new IOException("407"));
                },
                Effect.DELETE);
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals(2, error.attempts());
    }
}
