package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.NotSentException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that exceptions keep class and stack of what failed, and quote neither the peer nor foreign code. */
class FailureTextsTest extends TransportFixture {

    private static final String FORGED = "fake-secret\r\n\u001b[31m\u202eforged";

    private static void isNotQuoted(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        String text = all.toString().toLowerCase(Locale.ROOT);
        for (String foreign : List.of("fake-secret", "forged", "\u001b", "\u202e")) {
            assertFalse(text.contains(foreign), text);
        }
    }

    @Test
    void namesInACertificateAreNotQuoted() throws IOException {
        HeldCertificate root = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName(FORGED)
                .build();
        HeldCertificate leaf = new HeldCertificate.Builder()
                .commonName(FORGED)
                .addSubjectAlternativeName("forged.example")
                .signedBy(root)
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(leaf)
                .build()
                .sslSocketFactory());
        startHttp();
        try (OkHttpTransport strange = OkHttpTransport.create();
                OkHttpTransport trusting =
                        OkHttpTransport.builder().trust(root.certificate()).build()) {
            NotSentException untrusted =
                    assertThrows(NotSentException.class, () -> send(strange, request(HttpMethod.POST)));
            isNotQuoted(untrusted);
            assertInstanceOf(SSLException.class, untrusted.getCause());
            NotSentException other =
                    assertThrows(NotSentException.class, () -> send(trusting, request(HttpMethod.POST)));
            isNotQuoted(other);
            assertInstanceOf(SSLPeerUnverifiedException.class, other.getCause());
            assertEquals("the server's certificate is not for this host; nothing was sent", other.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fake-Secret-Forged", FORGED, "a\u0000forged", ":forged"})
    void headerNamesOfHttp2AreNotQuoted(String name) throws Exception {
        try (ServerSocket http2 = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread peer = new Thread(() -> serve(http2, name));
            peer.setDaemon(true);
            peer.start();
            OkHttpClient client = new OkHttpClient.Builder()
                    .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                    .build();
            OkHttpTransport transport = OkHttpTransport.builder().client(client).build();
            String url = "http://127.0.0.1:" + http2.getLocalPort();
            for (int i = 0; i < 2; i++) {
                try {
                    send(transport, request(HttpMethod.GET, url));
                } catch (IOException e) {
                    isNotQuoted(e);
                }
            }
            client.connectionPool().evictAll();
        }
    }

    /** Responds to each request with a header of this name; RFC 9113 and RFC 7541. */
    private static void serve(ServerSocket server, String name) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                in.readNBytes(24);
                frame(out, 4, 0, 0, new byte[0]);
                for (byte[] head = in.readNBytes(9); head.length == 9; head = in.readNBytes(9)) {
                    in.readNBytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
                    if (head[3] == 1) {
                        frame(out, 1, 5, head[8], headers(name));
                    }
                }
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private static byte[] headers(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        headers.write(0x88);
        headers.write(0);
        headers.write(bytes.length);
        headers.write(bytes);
        headers.write(1);
        headers.write('x');
        return headers.toByteArray();
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        out.write(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream});
        out.write(payload);
        out.flush();
    }

    @Test
    void messagesOfForeignCodeAreNotQuotedBeforeAndAfterSending() throws IOException {
        startHttp();
        for (RuntimeException thrown :
                List.of(new IllegalStateException(FORGED), new RuntimeException(new IOException(FORGED)))) {
            OkHttpTransport before = OkHttpTransport.builder()
                    .client(new OkHttpClient.Builder()
                            .dns(host -> {
                                throw thrown;
                            })
                            .build())
                    .build();
            NotSentException failure = assertThrows(
                    NotSentException.class, () -> send(before, request(HttpMethod.POST, "https://acme.example")));
            isNotQuoted(failure);
            OkHttpTransport after = OkHttpTransport.builder()
                    .client(new OkHttpClient.Builder()
                            .addInterceptor(chain -> {
                                chain.proceed(chain.request()).close();
                                throw thrown;
                            })
                            .build())
                    .keepInterceptors()
                    .build();
            IOException lost = assertThrows(IOException.class, () -> send(after, request(HttpMethod.POST)));
            assertFalse(lost instanceof NotSentException);
            isNotQuoted(lost);
        }
    }

    @Test
    void classAndStackAreKeptOfEachCause() {
        IOException cause = new UnknownHostException(FORGED);
        IOException original = new SSLException(FORGED, new IllegalStateException(FORGED, cause));
        original.addSuppressed(new IOException(FORGED));
        IOException copy = Failures.withoutForeignText(original);
        isNotQuoted(copy);
        assertInstanceOf(SSLException.class, copy);
        assertEquals(original.getStackTrace()[0], copy.getStackTrace()[0]);
        assertTrue(copy.getCause().getMessage().contains("java.lang.IllegalStateException"));
        assertInstanceOf(UnknownHostException.class, copy.getCause().getCause());
        assertEquals(cause.getStackTrace()[0], copy.getCause().getCause().getStackTrace()[0]);
    }

    @Test
    void causesThatFormACircleEnd() {
        IOException first = new IOException(FORGED);
        first.initCause(new IOException(FORGED, first));
        isNotQuoted(Failures.withoutForeignText(first));
    }
}
