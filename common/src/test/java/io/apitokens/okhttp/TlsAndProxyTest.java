package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the transport's own settings, without a shared OkHttpClient. */
class TlsAndProxyTest extends TransportFixture {

    private static final Secret PASSWORD = Secret.of("fake-password");

    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private void serve(String host) {
        HeldCertificate leaf = new HeldCertificate.Builder()
                .addSubjectAlternativeName(host)
                .signedBy(root)
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(leaf)
                .addTrustedCertificate(root.certificate())
                .build()
                .sslSocketFactory());
    }

    @Test
    void aCustomAuthorityIsTrustedBesideThePlatforms() throws IOException {
        serve("127.0.0.1");
        startHttp(response(200, "secure").build());
        try (OkHttpTransport transport =
                OkHttpTransport.builder().trust(root.certificate()).build()) {
            assertEquals("200 secure", send(transport, request(HttpMethod.POST)));
        }
    }

    @Test
    void anotherAuthorityIsStillNotTrusted() throws IOException {
        serve("127.0.0.1");
        start();
        X509Certificate stranger =
                new HeldCertificate.Builder().certificateAuthority(0).build().certificate();
        try (OkHttpTransport transport =
                OkHttpTransport.builder().trust(stranger).build()) {
            NotSentException failure =
                    assertThrows(NotSentException.class, () -> send(transport, request(HttpMethod.POST)));
            assertInstanceOf(SSLHandshakeException.class, failure.getCause());
        }
    }

    private KeyStore clientKeys() throws GeneralSecurityException, IOException {
        HeldCertificate client =
                new HeldCertificate.Builder().commonName("ci").signedBy(root).build();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "client", client.keyPair().getPrivate(), PASSWORD.expose().toCharArray(), new X509Certificate[] {
                    client.certificate(), root.certificate()
                });
        return keys;
    }

    @Test
    void aClientCertificateIsSentToAServerThatRequestsIt() throws Exception {
        serve("127.0.0.1");
        server.requireClientAuth();
        startHttp(response(200, "known").build());
        try (OkHttpTransport transport = OkHttpTransport.builder()
                .trust(root.certificate())
                .clientCertificate(clientKeys(), PASSWORD)
                .build()) {
            assertEquals("200 known", send(transport, request(HttpMethod.GET)));
        }
        assertEquals(
                "CN=ci", server.takeRequest().getHandshake().peerPrincipal().toString());
    }

    @Test
    void trustIsNotAddedToAClientThatBringsItsOwn() throws Exception {
        OkHttpClient own = new OkHttpClient();
        List<OkHttpTransport.Builder> builders = List.of(
                OkHttpTransport.builder().client(own).trust(root.certificate()),
                OkHttpTransport.builder()
                        .clientCertificate(clientKeys(), PASSWORD)
                        .client(own));
        for (OkHttpTransport.Builder builder : builders) {
            ConfigurationException refusal = assertThrows(ConfigurationException.class, builder::build);
            assertEquals(
                    "client has its own TLS settings, which trust(…) and clientCertificate(…) would replace;"
                            + " use one of the two",
                    refusal.getMessage());
        }
    }

    @Test
    void aWrongPasswordOfTheKeyIsAMatterOfConfiguration() throws Exception {
        OkHttpTransport.Builder builder = OkHttpTransport.builder();
        KeyStore keys = clientKeys();
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> builder.clientCertificate(keys, Secret.of("fake-wrong")).build());
        assertEquals("TLS cannot be set up: UnrecoverableKeyException", refusal.getMessage());
        assertNull(refusal.getCause());
    }

    @Test
    void aProxyReceivesTheLoginBeforeItRequestsItAndTheVendorDoesNot() throws Exception {
        serve("acme.example");
        startHttp(tunnel(200).build(), response(200, "through").build());
        try (OkHttpTransport transport = proxied()) {
            assertEquals("200 through", send(transport, request(HttpMethod.POST, "https://acme.example/things")));
        }
        assertEquals("Basic Y2k6ZmFrZS1wYXNzd29yZA==", proxyLogin("CONNECT acme.example:443 HTTP/1.1"));
        assertNull(proxyLogin("POST /things HTTP/2"));
    }

    @Test
    void aProxyThatRefusesTheLoginGetsNoSecondRequestAndNothingWasSent() throws Exception {
        serve("acme.example");
        MockResponse refusal =
                tunnel(407).addHeader("Proxy-Authenticate", "Basic realm=proxy").build();
        startHttp(refusal, refusal);
        try (OkHttpTransport transport = proxied()) {
            NotSentException failure = assertThrows(
                    NotSentException.class,
                    () -> send(transport, request(HttpMethod.POST, "https://acme.example/things")));
            assertEquals("the proxy refused the login (407): check its user and password", failure.getMessage());
            assertTrue(failure.isProxyLogin());
        }
        assertEquals(1, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void localhostIsVerifiedAsLocalhost(String certified) throws IOException {
        serve(certified);
        startHttp(response(200, "local").build());
        String url = "https://localhost:" + server.getPort() + "/things";
        OkHttpClient nameless = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)))
                .dns(host -> {
                    throw new AssertionError("asked about " + host);
                })
                .sslSocketFactory(trust().sslSocketFactory(), trust().trustManager())
                .build();
        OkHttpTransport transport = OkHttpTransport.builder().client(nameless).build();
        if (certified.equals("localhost")) {
            assertEquals("200 local", send(transport, request(HttpMethod.GET, url)));
        } else {
            NotSentException failure =
                    assertThrows(NotSentException.class, () -> send(transport, request(HttpMethod.GET, url)));
            assertInstanceOf(SSLPeerUnverifiedException.class, failure.getCause());
        }
    }

    private HandshakeCertificates trust() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
    }

    @Test
    void aChangeThroughATunnelHasItsOwnConnection() throws Exception {
        serve("acme.example");
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        startHttp(
                tunnel(200).build(),
                response(200, "read").build(),
                tunnel(200).build(),
                response(200, "changed").build());
        try (OkHttpTransport transport = proxied()) {
            String url = "https://acme.example/things";
            assertEquals("200 read", send(transport, request(HttpMethod.GET, url)));
            assertEquals(
                    "200 changed", send(transport, HttpRequest.of(HttpMethod.DELETE, url, Headers.none(), null, true)));
        }
        for (String expected : List.of("CONNECT 0", "GET 0", "CONNECT 1", "DELETE 1")) {
            RecordedRequest request = server.takeRequest();
            assertEquals(expected, request.getMethod() + " " + request.getConnectionIndex());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVendorThatRequestsTheProxysPasswordDoesNotGetItAndGetsNoSecondRequest(HttpMethod method) throws Exception {
        serve("acme.example");
        MockResponse asking = response(407, "who are you")
                .addHeader("Proxy-Authenticate", "Basic realm=proxy")
                .build();
        startHttp(tunnel(200).build(), asking, response(200, "asked again").build());
        try (OkHttpTransport transport = proxied()) {
            assertEquals("407 who are you", send(transport, request(method, "https://acme.example/things")));
        }
        assertEquals(2, server.getRequestCount());
        assertEquals("Basic Y2k6ZmFrZS1wYXNzd29yZA==", proxyLogin("CONNECT acme.example:443 HTTP/1.1"));
        assertNull(proxyLogin(method + " /things HTTP/2"));
    }

    private static MockResponse.Builder tunnel(int status) {
        return new MockResponse.Builder().code(status).inTunnel();
    }

    private OkHttpTransport proxied() {
        return OkHttpTransport.builder()
                .trust(root.certificate())
                .proxy("127.0.0.1", server.getPort())
                .proxyLogin("ci", PASSWORD)
                .build();
    }

    /** Takes the next request from the server and returns the login that it sent to the proxy. */
    private String proxyLogin(String requestLine) throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertEquals(requestLine, request.getRequestLine());
        return request.getHeaders().get("Proxy-Authorization");
    }
}
