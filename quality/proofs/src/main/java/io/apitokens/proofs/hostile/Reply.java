package io.apitokens.proofs.hostile;

import com.google.gson.JsonElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A response, independent of the version of HTTP. Immutable, if nothing changes its body. */
final class Reply {

    static final String JSON = "application/json";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final int status;
    private final List<String> headers;
    private final byte[] body;

    /**
     * Creates a response.
     *
     * @param headers names and values, alternating, without the length of the body
     */
    Reply(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    List<String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    static Reply of(int status, String type, String body) {
        return new Reply(status, List.of("Content-Type", type), utf8(body));
    }

    static Reply json(int status, JsonElement body) {
        return of(status, JSON, body.toString());
    }

    static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the body of a JSON response, or of any other text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Reply with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Reply(status, more, body);
    }

    Reply withDate(Instant date) {
        return with("Date", DATE.format(date));
    }

    Reply withStatus(int other) {
        return new Reply(other, headers, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    /** Returns a copy with one header of this name, in place of those that it has. */
    Reply replacing(String name, String value) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equalsIgnoreCase(name)) {
                others.add(headers.get(i));
                others.add(headers.get(i + 1));
            }
        }
        return new Reply(status, others, body).with(name, value);
    }

    Reply gzipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withBody(out.toByteArray()).with("Content-Encoding", "gzip");
    }

    /** Returns the response in HTTP/1.1, with the length of its body. */
    byte[] http1() {
        return http1(status == 204 || status < 200 ? "" : "Content-Length: " + body.length + "\r\n", body);
    }

    /** Returns the response in HTTP/1.1 in chunks of a size. */
    byte[] chunked(int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < body.length; i += size) {
            int length = Math.min(size, body.length - i);
            out.writeBytes(utf8(Integer.toHexString(length) + "\r\n"));
            out.write(body, i, length);
            out.writeBytes(utf8("\r\n"));
        }
        out.writeBytes(utf8("0\r\n\r\n"));
        return http1("Transfer-Encoding: chunked\r\n", out.toByteArray());
    }

    /** Returns the response in HTTP/1.1 with chosen framing: complete header lines, and the bytes that follow. */
    byte[] http1(String framing, byte[] content) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        return join(utf8(head.append(framing).append("\r\n").toString()), content);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
