package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests compressed responses over HTTP/1.1 and HTTP/2. */
class ContentCodingTest extends TransportFixture {

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static MockResponse coded(String coding, byte[]... parts) {
        Buffer body = new Buffer();
        for (byte[] part : parts) {
            body.write(part);
        }
        return new MockResponse.Builder()
                .body(body)
                .addHeader("Content-Encoding", coding)
                .build();
    }

    private OkHttpTransport transport(boolean http2) {
        return http2 ? OkHttpTransport.builder().client(useTls()).build() : OkHttpTransport.create();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gzipIsRequestedAndDecoded(boolean http2) throws Exception {
        try (OkHttpTransport transport = transport(http2)) {
            String content = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
            startHttp(coded("gzip", gzip(content)), coded(" X-GZIP", gzip("{}")), coded("identity", "{}".getBytes()));
            assertEquals("200 " + content, send(transport, request(HttpMethod.GET)));
            assertEquals("200 {}", send(transport, request(HttpMethod.GET)));
            assertEquals("200 {}", send(transport, request(HttpMethod.GET)));
            assertEquals(List.of("gzip"), server.takeRequest().getHeaders().values("Accept-Encoding"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theStatusIsKnownThoughTheContentIsNotReadable(boolean http2) throws Exception {
        List<MockResponse> unreadable = List.of(
                coded("br", "{}".getBytes()),
                coded("deflate", "{}".getBytes()),
                coded("gzip, gzip", gzip("{}")),
                coded("gzip", "{\"plain\":true}".getBytes()),
                coded("gzip", new byte[] {0x1f}),
                coded("gzip", java.util.Arrays.copyOf(gzip("{}"), 15)),
                coded("gzip", gzip("{}"), new byte[10_000], "{}".getBytes()));
        try (OkHttpTransport transport = transport(http2)) {
            startHttp(unreadable.toArray(new MockResponse[0]));
            for (int i = 0; i < unreadable.size(); i++) {
                try (HttpResponse response =
                        transport.send(request(HttpMethod.GET), new Patience(Duration.ofSeconds(10)))) {
                    assertEquals(200, response.status());
                    assertThrows(IOException.class, () -> response.body().readAllBytes(), "response " + i);
                }
            }
        }
    }

    @Test
    void noContentNeedsNoCoding() throws Exception {
        startHttp(
                coded("gzip"),
                coded("br"),
                new MockResponse.Builder()
                        .code(204)
                        .addHeader("Content-Encoding", "gzip")
                        .build());
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            assertEquals("200 ", send(transport, request(HttpMethod.GET)));
            assertEquals("200 ", send(transport, request(HttpMethod.GET)));
            assertEquals("204 ", send(transport, request(HttpMethod.GET)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGzipHeaderWithoutEndIsNotReadOn(boolean http2) throws Exception {
        byte[] header = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3};
        byte[] name = new byte[8 * 1024 * 1024];
        java.util.Arrays.fill(name, (byte) 'a');
        try (OkHttpTransport transport = transport(http2)) {
            startHttp(coded("gzip", header, name));
            IOException failure = assertThrows(IOException.class, () -> send(transport, request(HttpMethod.GET)));
            assertEquals("the response has more than 1 MiB without content", failure.getMessage());
        }
    }

    @Test
    void theHeadersAreThoseOfTheDecodedContent() throws Exception {
        startHttp(coded("gzip", gzip("{}")));
        try (OkHttpTransport transport = OkHttpTransport.create();
                HttpResponse response = transport.send(request(HttpMethod.GET), new Patience(Duration.ofSeconds(10)))) {
            assertEquals("200 []", response.toString());
            assertEquals(-1, response.headers().contentLength());
            assertEquals('{', response.body().read());
            assertEquals('}', response.body().read());
            assertEquals(-1, response.body().read());
            assertEquals(-1, response.body().read());
        }
    }

    /** A client that sets the header itself gets what it requested. */
    @Test
    void aSharedClientsCodingIsOurs() throws Exception {
        startHttp(coded("gzip", gzip("{}")));
        OkHttpTransport transport =
                OkHttpTransport.builder().client(new OkHttpClient()).build();
        assertEquals("200 {}", send(transport, request(HttpMethod.GET)));
    }
}
