package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rules for exceptions: they quote nothing that the peer sent. */
abstract class TransportTextRules {

    private static final String QUOTABLE = "fake-secret-of-a-response";

    abstract TransportStage stage();

    private static void isNotQuoted(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        String text = all.toString().toLowerCase(Locale.ROOT);
        assertFalse(text.contains("fake-"), text);
        String hex = HexFormat.of().formatHex("fake-".getBytes(StandardCharsets.ISO_8859_1));
        assertFalse(text.contains(hex), text);
        assertFalse(text.contains("\u001b"), "an escape character");
    }

    @Test
    void anInvalidResponseIsNotQuoted() {
        for (String response : List.of(
                QUOTABLE + "\r\n\r\n",
                "HTTP/1.1 " + QUOTABLE + "\r\n\r\n",
                "HTTP/9.9 200 " + QUOTABLE + "\r\n\r\n",
                "HTTP/1.1 200 X\r\n" + QUOTABLE + "\r\n\r\n",
                "HTTP/1.1 200 X\r\n\u001b[31m" + QUOTABLE + ": a\r\n\r\n",
                "HTTP/1.1 200 X\r\nContent-Encoding: " + QUOTABLE + "\r\n\r\n{}",
                "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n" + QUOTABLE + "\r\n",
                "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n2;" + QUOTABLE,
                "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}" + QUOTABLE + "\r\n",
                "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\n\r\n" + QUOTABLE,
                "HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n" + QUOTABLE,
                "HTTP/1.1 204 X\r\nContent-Length: 100\r\n\r\n" + QUOTABLE)) {
            try (RawServer server = new RawServer((connection, request) -> {
                connection.send(response);
                connection.close();
            })) {
                String url = server.url("/");
                for (int i = 0; i < 2; i++) {
                    quietly(() -> stage().read(url));
                    quietly(() -> stage().change(url));
                }
            }
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    private static void quietly(Sending sending) {
        try {
            sending.send();
        } catch (IOException e) {
            isNotQuoted(e);
        }
    }

    @Test
    void theRestOfAResponseIsNotQuotedByTheFailureOfALaterRequest() {
        try (RawServer server = new RawServer((connection, request) -> {
            connection.send("HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}" + QUOTABLE);
            connection.close();
        })) {
            for (int i = 0; i < 3; i++) {
                quietly(() -> stage().read(server.url("/")));
            }
        }
    }

    @Test
    void theUrlAndTheHeadersOfTheRequestAreNotQuoted() {
        String url = stage().url("/fake-path?a=fake-query");
        stage().stopServer();
        isNotQuoted(assertThrows(IOException.class, () -> stage().read(url, "Sim fake-credential")));
    }
}
