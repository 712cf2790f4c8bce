package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules for what a peer can make a transport read: it ends, and it is not kept in memory. */
abstract class TransportBoundRules {

    private static final String CHUNKED = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final byte[] ENDLESS = "0".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);

    /** More than any buffer between the two, and far less than what the server is ready to send. */
    private static final long MOST_SENT = 32L * 1024 * 1024;

    abstract TransportStage stage();

    /** Sends a beginning, and zeros until the client closes the connection. */
    private void endsSoon(String beginning, boolean change) throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        try (RawServer server = new RawServer((connection, request) -> {
            try {
                connection.send(beginning);
                while (connection.written() < 2 * MOST_SENT) {
                    connection.send(ENDLESS);
                }
            } finally {
                sent.complete(connection.written());
                connection.close();
            }
        })) {
            IOException failure = assertThrows(IOException.class, () -> {
                if (change) {
                    stage().change(server.url("/"));
                } else {
                    stage().read(server.url("/"));
                }
            });
            assertFalse(failure instanceof NotSentException, "it was sent, and is said not to be");
            assertTrue(sent.get(10, TimeUnit.SECONDS) < MOST_SENT, sent + " bytes were read");
        }
    }

    @Test
    void linesOfAChunkedBodyEnd() throws Exception {
        List<String> beginnings = List.of(
                "", // the size of a chunk
                "1;", // its extension
                "1;a=\"",
                "1\r\n[", // the line after it
                "1\r\n[\r\n1;",
                "2\r\n{}\r\n0;",
                "2\r\n{}\r\n0\r\nX-Trailer: ");
        for (String beginning : beginnings) {
            for (boolean change : List.of(false, true)) {
                endsSoon(CHUNKED + beginning, change);
            }
        }
    }

    @Test
    void headersOfGzipEnd() throws Exception {
        List<String> beginnings = List.of(
                "\u001f\u008b\u0008\u0008\0\0\0\0\0\u0003", // a file name
                "\u001f\u008b\u0008\u0010\0\0\0\0\0\u0003", // a comment
                "\u001f\u008b\u0008\u000c\0\0\0\0\0\u0003\u0002\u0000xx"); // an extra field and a name
        for (String beginning : beginnings) {
            for (boolean change : List.of(false, true)) {
                endsSoon(
                        "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: 1000000000\r\n\r\n" + beginning,
                        change);
            }
        }
    }

    @Test
    void theHeadersOfAResponseEnd() throws Exception {
        for (String beginning :
                List.of("", "HTTP/1.1 ", "HTTP/1.1 200 ", "HTTP/1.1 200 X\r\n", "HTTP/1.1 200 X\r\nX-Padding: ")) {
            endsSoon(beginning, false);
        }
    }

    @Test
    void aLongBodyIsReadWhole() throws IOException {
        String body = "[" + " ".repeat(15 * 1024 * 1024) + "]";
        String chunk = "a".repeat(1000);
        try (RawServer server = new RawServer((connection, request) -> {
            if (request.equals("GET /plain")) {
                connection.send(200, body);
            } else {
                connection.send(
                        CHUNKED + ("3e8;note=sim\r\n" + chunk + "\r\n").repeat(5000) + "0\r\nX-Trailer: sim\r\n\r\n");
            }
        })) {
            assertEquals(
                    body.length(), stage().read(server.url("/plain")).body().length());
            assertEquals(5_000_000, stage().read(server.url("/chunked")).body().length());
        }
    }
}
