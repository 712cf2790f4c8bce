package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * Checks that NotSentException is thrown if, and only if, no byte of the request was sent. A create may be retried
 * after it.
 */
class NotSentTest extends TransportFixture {

    private static <C extends Throwable> void notSent(Class<C> cause, OkHttpTransport transport, String url) {
        NotSentException failure =
                assertThrows(NotSentException.class, () -> send(transport, request(HttpMethod.POST, url)));
        assertInstanceOf(cause, failure.getCause());
    }

    private void maybeSent(OkHttpTransport transport) {
        IOException failure = assertThrows(IOException.class, () -> send(transport, request(HttpMethod.POST)));
        assertFalse(failure instanceof NotSentException, failure.toString());
    }

    @Test
    void aClosedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            notSent(ConnectException.class, transport, "http://127.0.0.1:" + port);
        }
    }

    @Test
    void aRequestThatOkHttpRefusesIsNotQuoted() {
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            HttpRequest noUrl = request(HttpMethod.POST, "fake-no-url");
            HttpRequest noHeader = HttpRequest.of(
                    HttpMethod.GET, "https://acme.example", Headers.of("Authorization", "fake\u0000key"), null);
            for (HttpRequest request : List.of(noUrl, noHeader)) {
                NotSentException failure = assertThrows(NotSentException.class, () -> send(transport, request));
                assertEquals("OkHttp rejected the request", failure.getCause().getMessage());
                assertNull(failure.getCause().getCause());
            }
        }
    }

    @Test
    void anUnknownHost() {
        OkHttpClient nameless = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        OkHttpTransport transport = OkHttpTransport.builder().client(nameless).build();
        notSent(UnknownHostException.class, transport, "https://acme.example");
    }

    @Test
    void aClassThatIsMissingBeforeSendingNamesTheJars() {
        OkHttpClient broken = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new NoSuchMethodError("fake-text");
                })
                .build();
        OkHttpTransport transport = OkHttpTransport.builder().client(broken).build();

        NotSentException failure = assertThrows(
                NotSentException.class, () -> send(transport, request(HttpMethod.POST, "https://acme.example")));

        assertInstanceOf(LinkageError.class, failure.getCause());
        assertEquals("java.lang.NoSuchMethodError", failure.getCause().getMessage());
        for (String jar : List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-")) {
            assertTrue(failure.getMessage().contains(jar), failure.getMessage());
        }
        assertFalse(failure.getMessage().contains("fake-text"), failure.getMessage());
    }

    @Test
    void aCertificateThatIsNotTrusted() throws IOException {
        useTls();
        start();
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            notSent(SSLHandshakeException.class, transport, url());
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void aCertificateOfAnotherHost() throws IOException {
        OkHttpClient trusting = useTls();
        start();
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        String other = "https://localhost:" + server.getPort();
        notSent(javax.net.ssl.SSLPeerUnverifiedException.class, transport, other);
    }

    @Test
    void aHandshakeThatFails() throws IOException {
        OkHttpClient trusting = useTls();
        startHttp(new MockResponse.Builder().failHandshake().build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        notSent(IOException.class, transport, url());
    }

    @Test
    void aHandshakeThatStallsEndsWithTheTimeToConnect() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                OkHttpTransport transport = OkHttpTransport.builder()
                        .connectTimeout(Duration.ofMillis(200))
                        .build()) {
            String url = "https://127.0.0.1:" + silent.getLocalPort();
            assertTimeout(Duration.ofSeconds(8), () -> notSent(java.net.SocketTimeoutException.class, transport, url));
        }
    }

    @Test
    void butNotASilenceInTheResponse() throws IOException {
        startHttp(response(200, "late").headersDelay(60, TimeUnit.SECONDS).build());
        OkHttpClient client =
                ClientSetup.tame(new OkHttpClient.Builder().readTimeout(Duration.ZERO), Duration.ofMillis(50));
        try (OkHttpTransport transport = new OkHttpTransport(client, true)) {
            assertTimeout(Duration.ofSeconds(8), () -> maybeSent(transport));
        }
    }

    @Test
    void butNotAConnectionThatEndsWhileTheBodyIsSent() throws IOException {
        startHttp(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            maybeSent(transport);
        }
    }

    @Test
    void butNotAResponseThatIsNoHttp() throws IOException {
        startHttp(new MockResponse.Builder().status("nonsense").build());
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            maybeSent(transport);
        }
    }

    @Test
    void butNotAResponseThatArrivesTooLate() throws IOException {
        startHttp(response(200, "late").headersDelay(60, TimeUnit.SECONDS).build());
        try (OkHttpTransport transport =
                OkHttpTransport.builder().readTimeout(Duration.ofMillis(50)).build()) {
            maybeSent(transport);
        }
    }

    @Test
    void anAttemptTakesNoLongerThanItsTimeEvenIfBytesKeepComing() throws IOException {
        startHttp(response(200, "x".repeat(1000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build());
        try (OkHttpTransport transport = OkHttpTransport.create();
                HttpResponse response = transport.send(request(HttpMethod.GET), new Patience(Duration.ofMillis(300)))) {
            assertThrows(IOException.class, () -> response.body().readAllBytes());
        }
    }

    @Test
    void cancellingEndsTheExchange() throws Exception {
        startHttp(response(200, "late").headersDelay(60, TimeUnit.SECONDS).build());
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            Patience attempt = new Patience(Duration.ofSeconds(60));
            CompletableFuture<HttpResponse> sending = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    sending.complete(transport.send(request(HttpMethod.POST), attempt));
                } catch (IOException e) {
                    sending.completeExceptionally(e);
                }
            });
            thread.start();
            assertEquals("POST", server.takeRequest().getMethod());
            attempt.cancel.get(10, TimeUnit.SECONDS).run();
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> sending.get(10, TimeUnit.SECONDS));
            assertFalse(failure.getCause() instanceof NotSentException, "it had arrived");
        }
    }
}
