package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that a response belongs to its request: by TLS, with a shared client and behind a SOCKS proxy as well. The
 * contract of transports has more cases over plain HTTP.
 */
class BoundConnectionsTest extends TransportFixture {

    private static final String ATTACK = RawPeer.response(404, "{\"foreign\":1}");

    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    /** How a request reaches the peer. */
    enum Way {
        PLAIN,
        TLS,
        PLAIN_BY_A_SHARED_CLIENT,
        TLS_BY_A_SHARED_CLIENT,
        OWN_SOCKET_FACTORY,
        SOCKS
    }

    private RawPeer peer(Way way, RawPeer.Script script) throws IOException {
        return switch (way) {
            case TLS, TLS_BY_A_SHARED_CLIENT -> RawPeer.tls(certificate, script);
            case SOCKS -> RawPeer.socks(script);
            default -> RawPeer.plain(script);
        };
    }

    private OkHttpTransport transport(Way way, RawPeer peer) {
        OkHttpClient.Builder shared = new OkHttpClient.Builder();
        return switch (way) {
            case PLAIN -> OkHttpTransport.create();
            case TLS ->
                OkHttpTransport.builder().trust(certificate.certificate()).build();
            case PLAIN_BY_A_SHARED_CLIENT -> over(shared);
            case TLS_BY_A_SHARED_CLIENT -> over(trusting(shared));
            case OWN_SOCKET_FACTORY -> over(shared.socketFactory(new OwnSockets()));
            case SOCKS ->
                over(shared.proxy(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("127.0.0.1", peer.port()))));
        };
    }

    private OkHttpClient.Builder trusting(OkHttpClient.Builder client) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return client.sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
    }

    private static OkHttpTransport over(OkHttpClient.Builder client) {
        return OkHttpTransport.builder().client(client.build()).build();
    }

    private static String url(Way way, RawPeer peer) {
        return switch (way) {
            case TLS, TLS_BY_A_SHARED_CLIENT -> "https://127.0.0.1:" + peer.port();
            case SOCKS -> "http://acme.example";
            default -> "http://127.0.0.1:" + peer.port();
        };
    }

    private static String read(OkHttpTransport transport, String url, String credential) throws IOException {
        Headers headers = Headers.of("Authorization", credential);
        return send(transport, HttpRequest.of(HttpMethod.GET, url, headers, null));
    }

    private static String change(OkHttpTransport transport, String url) throws IOException {
        Headers headers = Headers.of("Authorization", "Bearer fake");
        return send(transport, HttpRequest.of(HttpMethod.DELETE, url, headers, null, true));
    }

    @ParameterizedTest
    @EnumSource
    void aResponseThatWasNotRequestedIsReturnedForNoRequest(Way way) throws IOException {
        try (RawPeer peer = peer(
                        way,
                        request -> request.endsWith("/first")
                                ? RawPeer.response(200, "[]") + ATTACK + ATTACK
                                : RawPeer.response(200, "{}"));
                OkHttpTransport transport = transport(way, peer)) {
            String url = url(way, peer);
            for (int i = 0; i < 3; i++) {
                assertEquals("200 []", read(transport, url + "/first", "Bearer fake"));
                assertEquals("200 {}", change(transport, url + "/change"));
                assertEquals("200 []", read(transport, url + "/first", "Bearer fake"));
                isItsOwnOrNone(transport, url + "/read");
                assertEquals("200 {}", read(transport, url + "/read", "Bearer fake"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionWithAnEndlessResponseIsClosed(Way way) throws Exception {
        // Twice what is read at most. Behind a SOCKS proxy, where nothing is counted, OkHttp reads it all, in quadratic
        // time.
        String endless = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n" + "0".repeat(2 << 20);
        try (RawPeer peer = peer(way, request -> endless);
                OkHttpTransport transport = transport(way, peer)) {
            String url = url(way, peer);

            assertThrows(IOException.class, () -> change(transport, url + "/change"));

            assertTrue(peer.awaitEnd(), "the connection is still open");
        }
    }

    private static void isItsOwnOrNone(OkHttpTransport transport, String url) {
        try {
            assertEquals("200 {}", read(transport, url, "Bearer fake"));
        } catch (IOException e) {
            assertFalse(e instanceof NotSentException, e.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsOfOneAccountShareAConnectionOnlyIfItsBytesCanBeSeen(Way way) throws IOException {
        try (RawPeer peer = peer(way, request -> RawPeer.response(200, "{}"));
                OkHttpTransport transport = transport(way, peer)) {
            String url = url(way, peer);
            read(transport, url + "/a", "Bearer fake");
            read(transport, url + "/a", "Bearer fake");
            read(transport, url + "/b", "Bearer fake-other");
            int first = way == Way.SOCKS ? 1 : 0;
            assertEquals(List.of("0 GET /a", first + " GET /a", (first + 1) + " GET /b"), peer.received());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeHasItsOwnConnection(Way way) throws IOException {
        try (RawPeer peer = peer(way, request -> RawPeer.response(200, "{}"));
                OkHttpTransport transport = transport(way, peer)) {
            String url = url(way, peer);
            change(transport, url + "/a");
            change(transport, url + "/a");
            read(transport, url + "/b", "Bearer fake");
            change(transport, url + "/a");
            assertEquals(List.of("0 DELETE /a", "1 DELETE /a", "2 GET /b", "3 DELETE /a"), peer.received());
        }
    }

    @Test
    void aChangeIsSentThoughTheSharedPoolIsFullOfUsedConnections() throws IOException {
        OkHttpClient shared = new OkHttpClient.Builder()
                .connectionPool(new okhttp3.ConnectionPool(20, 1, java.util.concurrent.TimeUnit.MINUTES))
                .build();
        OkHttpTransport transport = OkHttpTransport.builder().client(shared).build();
        try (RawPeer peer = RawPeer.plain(request -> RawPeer.response(200, "{}"))) {
            String url = "http://127.0.0.1:" + peer.port();
            List<io.apitokens.transport.HttpResponse> open = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                open.add(transport.send(request(HttpMethod.GET, url), new Patience(java.time.Duration.ofSeconds(10))));
            }
            for (io.apitokens.transport.HttpResponse response : open) {
                response.body().readAllBytes();
                response.close();
            }
            assertEquals(20, shared.connectionPool().idleConnectionCount());
            assertEquals("200 {}", change(transport, url + "/change"));
            assertTrue(
                    peer.received().contains("20 DELETE /change"),
                    peer.received().toString());
        }
    }

    @Test
    void http2StaysShared() throws Exception {
        OkHttpClient trusting = useTls();
        startHttp(
                response(200, "1").build(),
                response(200, "2").build(),
                response(200, "3").build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        read(transport, url(), "Bearer fake");
        change(transport, url());
        read(transport, url(), "Bearer fake-other");
        for (int i = 0; i < 3; i++) {
            var request = server.takeRequest();
            assertEquals("HTTP/2 0", request.getVersion() + " " + request.getConnectionIndex());
        }
        trusting.connectionPool().evictAll();
    }

    @Test
    void anInterceptorThatRetriesCannotSendARequestTwice() throws IOException {
        AtomicInteger arrived = new AtomicInteger();
        OkHttpClient retrying = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        OkHttpTransport transport =
                OkHttpTransport.builder().client(retrying).keepInterceptors().build();
        try (RawPeer peer = RawPeer.plain(request -> {
            arrived.incrementAndGet();
            return RawPeer.response(200, "{}");
        })) {
            String url = "http://127.0.0.1:" + peer.port();
            IOException failure = assertThrows(IOException.class, () -> change(transport, url));
            assertEquals("the request was already sent once", failure.getMessage());
            assertThrows(IOException.class, () -> read(transport, url, "Bearer fake"));
            assertEquals(2, arrived.get());
        }
    }

    @Test
    void aReplacedRequestIsBoundAsWell() throws IOException {
        OkHttpClient replacing = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .addInterceptor(chain -> chain.proceed(new okhttp3.Request.Builder()
                        .url(chain.request().url())
                        .header("Authorization", "Bearer fake")
                        .build()))
                .build();
        OkHttpTransport transport =
                OkHttpTransport.builder().client(replacing).keepInterceptors().build();
        try (RawPeer peer = RawPeer.plain(request -> RawPeer.response(200, "[]") + ATTACK)) {
            String url = "http://127.0.0.1:" + peer.port();
            assertEquals("200 []", change(transport, url));
            assertEquals("200 []", change(transport, url));
        }
    }

    /** Creates sockets that are bound to an address, as networks with several interfaces need them. */
    private static final class OwnSockets extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new AssertionError();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new AssertionError();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new AssertionError();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new AssertionError();
        }
    }
}
