package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that OkHttp resends no request on its own. */
class SentOnceTest extends TransportFixture {

    /** The HTTP/2 error code from RFC 9113, section 7. */
    private static final int REFUSED_STREAM = 7;

    @ParameterizedTest
    @CsvSource({
        // status, a header that makes OkHttp send another request
        "503, Retry-After: 0",
        "408, Retry-After: 0",
        "408, Connection: keep-alive",
        "421, Connection: keep-alive",
        "401, WWW-Authenticate: Basic realm=x",
        "300, Location: /elsewhere",
        "301, Location: /elsewhere",
        "302, Location: /elsewhere",
        "303, Location: /elsewhere",
        "307, Location: /elsewhere",
        "308, Location: /elsewhere",
    })
    void noResponseIsFollowedByASecondRequest(int status, String header) throws IOException {
        MockResponse response = response(status, "no").addHeader(header).build();
        server.setDispatcher(always(response));
        start();
        for (HttpMethod method : HttpMethod.values()) {
            int before = server.getRequestCount();
            try (OkHttpTransport transport = OkHttpTransport.create()) {
                assertEquals(status + " no", send(transport, request(method)), method.name());
            }
            assertEquals(1, server.getRequestCount() - before, method.name());
        }
    }

    /** Checks HTTP/2, where OkHttp may use one connection for two hosts of one certificate, and resends after a 421. */
    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void aConnectionToAnotherHostIsNotUsedSoThatNoRequestIsMisdirectedAndSentAgain(HttpMethod method) throws Exception {
        OkHttpClient trusting = useTls("acme.example", "else.example")
                .newBuilder()
                .dns(host -> List.of(InetAddress.getByName("127.0.0.1")))
                .build();
        startHttp(
                response(200, "acme").build(),
                response(421, "not here").build(),
                response(200, "asked again").build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        String port = ":" + server.getPort();
        assertEquals("200 acme", send(transport, request(method, "https://acme.example" + port)));
        assertEquals("421 not here", send(transport, request(method, "https://else.example" + port)));
        assertEquals(2, server.getRequestCount());
        assertEquals(
                List.of(0, 1),
                List.of(
                        server.takeRequest().getConnectionIndex(),
                        server.takeRequest().getConnectionIndex()));
        trusting.connectionPool().evictAll();
    }

    private static mockwebserver3.Dispatcher always(MockResponse response) {
        mockwebserver3.QueueDispatcher always = new mockwebserver3.QueueDispatcher();
        always.setFailFast(response);
        return always;
    }

    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void aPooledConnectionThatIsDroppedBeforeTheResponseIsNotReplaced(HttpMethod method) throws IOException {
        startHttp(
                response(200, "good").build(),
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            assertEquals("200 good", send(transport, request(method)));
            IOException failure = assertThrows(IOException.class, () -> send(transport, request(method)));
            assertFalse(failure instanceof NotSentException, "the vendor may have seen it");
        }
        assertEquals(2, server.getRequestCount());
    }

    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void anHttp2StreamThatIsRefusedIsNotOpenedAgain(HttpMethod method) throws Exception {
        OkHttpClient trusting = useTls();
        startHttp(
                response(200, "good").build(),
                new MockResponse.Builder()
                        .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                        .build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        assertEquals("200 good", send(transport, request(method)));
        // If the client opened the stream again, it would receive 200.
        assertThrows(IOException.class, () -> send(transport, request(method)));
        awaitResponses(2);
        assertEquals("200 ", send(transport, request(method)));
        trusting.connectionPool().evictAll();
    }

    @ParameterizedTest
    @EnumSource(names = {"POST", "PUT"})
    void anInterceptorThatRetriesCannotSendABodyTwice(HttpMethod method) throws IOException {
        startHttp();
        AtomicInteger tries = new AtomicInteger();
        Interceptor retrying = chain -> {
            tries.incrementAndGet();
            chain.proceed(chain.request()).close();
            tries.incrementAndGet();
            return chain.proceed(chain.request());
        };
        OkHttpTransport transport = OkHttpTransport.builder()
                .client(new OkHttpClient.Builder().addInterceptor(retrying).build())
                .keepInterceptors()
                .build();
        IOException failure = assertThrows(IOException.class, () -> send(transport, request(method)));
        assertEquals("the request was already sent once", failure.getMessage());
        assertFalse(failure instanceof NotSentException, "the first one was");
        assertEquals(2, tries.get());
        server.close();
        assertEquals(1, bodiesThatArrived());
    }

    private int bodiesThatArrived() {
        int bodies = 0;
        try {
            for (int i = server.getRequestCount(); i > 0; i--) {
                bodies += server.takeRequest().getBodySize() > 0 ? 1 : 0;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return bodies;
    }

    @Test
    void aRetryAfterThatWasHiddenFromOkHttpIsVisibleAgain() throws IOException {
        startHttp(response(503, "")
                .addHeader("Retry-After", "0")
                .addHeader("retry-after", "Sun, 22 Nov 2026 10:00:30 GMT")
                .build());
        try (OkHttpTransport transport = OkHttpTransport.create();
                var response =
                        transport.send(request(HttpMethod.GET), new Patience(java.time.Duration.ofSeconds(10)))) {
            assertEquals(
                    List.of("0", "Sun, 22 Nov 2026 10:00:30 GMT"),
                    response.headers().all("Retry-After"));
            assertEquals("503 [content-length, retry-after]", response.toString());
        }
    }
}
