package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the options that a network may require, and those that the transport does not offer. */
class NetworkOptionsTest extends TransportFixture {

    // The server logs here when the client rejects its response.
    private static final Logger LOG = Logger.getLogger(OkHttpClient.class.getName());

    static {
        LOG.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @CsvSource({"'', 80", "' ', 80", "proxy, 0", "proxy, 65536", "proxy, -1"})
    void aProxyHasAHostAndAPort(String host, int port) {
        OkHttpTransport.Builder builder = OkHttpTransport.builder();
        assertEquals(
                "proxy has no host or an invalid port",
                assertThrows(InvalidInputException.class, () -> builder.proxy(host, port))
                        .getMessage());
    }

    @Test
    void aProxyThatRequestsALoginWhereNoneIsSetGetsNoneAndNothingWasSent() throws Exception {
        startHttp(response(407, "")
                .addHeader("Proxy-Authenticate", "Basic realm=\"acme\"")
                .inTunnel()
                .build());
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder().build())
                .build()
                .sslSocketFactory());
        try (OkHttpTransport transport =
                OkHttpTransport.builder().proxy("127.0.0.1", server.getPort()).build()) {
            NotSentException failure = assertThrows(
                    NotSentException.class,
                    () -> send(transport, request(HttpMethod.POST, "https://acme.example/things")));
            assertEquals("the proxy requires a login (407): set proxyLogin(…)", failure.getMessage());
        }
        assertEquals(1, server.getRequestCount());
        assertEquals(null, server.takeRequest().getHeaders().get("Authorization"));
    }

    @Test
    void aTrustedAuthoritysCertificateStillHasToBeOfTheHost() throws IOException {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate leaf = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example")
                .signedBy(root)
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(leaf)
                .build()
                .sslSocketFactory());
        startHttp();
        try (OkHttpTransport transport =
                OkHttpTransport.builder().trust(root.certificate()).build()) {
            NotSentException failure =
                    assertThrows(NotSentException.class, () -> send(transport, request(HttpMethod.GET)));
            assertInstanceOf(SSLException.class, failure.getCause());
        }
        assertEquals(0, server.getRequestCount());
    }

    /** Interceptors require explicit permission because a logger may print headers. */
    @Test
    void aLoggerThatIsKeptSeesTheCredentialAndOneThatIsNotAllowedSeesNothing() throws IOException {
        startHttp();
        List<String> log = new ArrayList<>();
        Interceptor logger = chain -> {
            log.add(chain.request().headers().toMultimap().toString());
            return chain.proceed(chain.request());
        };
        OkHttpClient logging = new OkHttpClient.Builder().addInterceptor(logger).build();
        OkHttpTransport.Builder unaware = OkHttpTransport.builder().client(logging);
        assertThrows(RuntimeException.class, unaware::build);
        assertEquals(List.of(), log);
        send(unaware.keepInterceptors().build(), request(HttpMethod.GET));
        assertTrue(log.get(0).contains("Bearer fake"));
        assertFalse(log.size() > 1);
    }

    /** HTTP/1.1 has the same limit; see the tests of the response limits. */
    @Test
    void headersOfHttp2LongerThanAQuarterOfAMebibyteAreNoResponse() throws IOException {
        OkHttpClient trusting = useTls();
        startHttp(
                response(200, "").addHeader("X-Padding", "x".repeat(300 * 1024)).build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        assertThrows(IOException.class, () -> send(transport, request(HttpMethod.GET)));
        assertEquals(1, server.getRequestCount());
    }
}
