package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that what OkHttp reads over HTTP/2, and keeps for its streams, is limited. */
class ReadAheadTest {

    private static final int MOST = 64 << 20;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    /** OkHttp's first stream; the first of RFC 9113 belongs to an upgrade from HTTP/1.1. */
    private static final int FIRST_STREAM = 3;

    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    /** What a peer sends without end after the headers of a response. */
    enum Flood {
        FURTHER_HEADERS(frame(HEADERS, END_HEADERS, headers("x", "y".repeat(100)))),
        HEADERS_OF_NO_STREAM(frame(HEADERS, END_HEADERS, headers("x", "y".repeat(100)), 1)),
        FRAMES_OF_NO_KNOWN_TYPE(frame(0xee, 0, new byte[200])),
        PADDING(frame(DATA, 8, padding()));

        private final byte[] unit;

        Flood(byte[] unit) {
            this.unit = unit;
        }

        private static byte[] padding() {
            byte[] padded = new byte[256];
            padded[0] = (byte) 255;
            return padded;
        }
    }

    @Test
    void aConnectionIsClosedWhoseFirstResponseDoesNotBegin() throws Exception {
        assertClosed(out -> {}, Flood.FRAMES_OF_NO_KNOWN_TYPE);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsClosedWhoseFramesHoldNoContent(Flood flood) throws Exception {
        assertClosed(out -> out.write(frame(HEADERS, END_HEADERS, new byte[] {(byte) 0x88})), flood);
    }

    private void assertClosed(Script beginning, Flood flood) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        byte[] many = repeated(flood.unit);
        try (ServerSocket server = serve(out -> {
                    long count = 0;
                    try {
                        beginning.write(out);
                        while (count < MOST) {
                            out.write(many);
                            count += many.length;
                        }
                    } catch (IOException theClientClosed) {
                        written.complete(count);
                    }
                    written.complete(count);
                });
                OkHttpTransport transport = transport()) {

            assertThrows(IOException.class, () -> body(transport, server));

            long count = written.get(20, TimeUnit.SECONDS);
            assertTrue(count < MOST / 2, () -> "wrote " + count);
        }
    }

    @Test
    void theMessageNamesTheLimitThatWasExceeded() {
        Progress ofStreams = new Progress(8 << 20);
        ExchangeException failure = assertThrows(ExchangeException.class, () -> ofStreams.read((8 << 20) + 1));
        assertEquals("the response has more than 8 MiB without content", failure.getMessage());
    }

    @Test
    void contentOfAnyLengthIsReadWhole() throws Exception {
        assertTrue(readsAll(transport()));
    }

    @Test
    void contentOfAnyLengthIsReadWholeOverASharedClient() throws Exception {
        OkHttpClient shared = new OkHttpClient.Builder()
                .sslSocketFactory(trust().sslSocketFactory(), trust().trustManager())
                .build();
        try {
            assertTrue(readsAll(OkHttpTransport.builder().client(shared).build()));
        } finally {
            shared.connectionPool().evictAll();
            shared.dispatcher().executorService().shutdown();
        }
    }

    private boolean readsAll(OkHttpTransport reading) throws IOException {
        byte[] part = "x".repeat(16_000).getBytes(StandardCharsets.US_ASCII);
        int parts = 900;
        try (ServerSocket server = serve(out -> {
                    out.write(frame(HEADERS, END_HEADERS, new byte[] {(byte) 0x88}));
                    for (int i = 0; i < parts; i++) {
                        out.write(frame(DATA, 0, part));
                    }
                    out.write(frame(DATA, END_STREAM, new byte[0]));
                });
                OkHttpTransport transport = reading) {
            return body(transport, server).length == parts * part.length;
        }
    }

    private HandshakeCertificates trust() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
    }

    private OkHttpTransport transport() {
        return OkHttpTransport.builder().trust(certificate.certificate()).build();
    }

    private static byte[] body(OkHttpTransport transport, ServerSocket server) throws IOException {
        String url = "https://127.0.0.1:" + server.getLocalPort() + "/";
        try (HttpResponse response = transport.send(
                TransportFixture.request(HttpMethod.GET, url), new TransportFixture.Patience(Duration.ofSeconds(10)))) {
            return response.body().readAllBytes();
        }
    }

    interface Script {
        void write(OutputStream out) throws IOException;
    }

    /** Starts a server that sends the bytes of a script for the first request of each connection. */
    private ServerSocket serve(Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> accept(server, script), "raw-http2-peer");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private void accept(ServerSocket server, Script script) {
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    SSLSocket secure = (SSLSocket)
                            identity.sslSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true)) {
                secure.setUseClientMode(false);
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2"});
                secure.setSSLParameters(parameters);
                DataInputStream in = new DataInputStream(secure.getInputStream());
                in.readNBytes(24);
                secure.getOutputStream().write(frame(SETTINGS, 0, new byte[0], 0));
                awaitRequest(in);
                script.write(secure.getOutputStream());
                // Read until the client closes, so that it gets all that was sent.
                in.readAllBytes();
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private static void awaitRequest(DataInputStream in) throws IOException {
        int type;
        do {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            type = in.readUnsignedByte();
            in.readNBytes(5 + length);
        } while (type != HEADERS);
    }

    private static byte[] frame(int type, int flags, byte[] payload) {
        return frame(type, flags, payload, FIRST_STREAM);
    }

    private static byte[] frame(int type, int flags, byte[] payload, int stream) {
        byte[] frame = Arrays.copyOf(
                new byte[] {
                    0,
                    (byte) (payload.length >> 8),
                    (byte) payload.length,
                    (byte) type,
                    (byte) flags,
                    0,
                    0,
                    0,
                    (byte) stream
                },
                9 + payload.length);
        System.arraycopy(payload, 0, frame, 9, payload.length);
        return frame;
    }

    /** Returns the status 200 and one header, each shorter than 128 characters. */
    private static byte[] headers(String name, String value) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x88);
        block.write(0);
        block.write(name.length());
        block.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
        return block.toByteArray();
    }

    private static byte[] repeated(byte[] unit) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        while (many.size() < 16_384) {
            many.writeBytes(unit);
        }
        return many.toByteArray();
    }
}
