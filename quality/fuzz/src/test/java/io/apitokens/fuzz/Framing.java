package io.apitokens.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes the responses of a script as HTTP/1.1, in one of the ways that a server may choose. */
final class Framing {

    private static final int MAX_CHUNK = 80;
    private static final List<String> EXTRA =
            List.of("\r\n", "x", "[]", "HTTP/1.1 204 X\r\n\r\n", "HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\n{}");

    private final Random random;

    Framing(Random random) {
        this.random = random;
    }

    /** Returns blocks of a {@link RawCase}. */
    byte[] blocks(Script script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < script.responses().size(); i++) {
            put(out, i == 0 ? "" : "\n%%%\n");
            block(out, script.response(i));
        }
        return out.toByteArray();
    }

    /** Returns the beginning of a {@link RawCase} for an action, half of the time after a list with too many bytes. */
    byte[] beginning(Vendor vendor, Action action) {
        String line = action.name() + "\n";
        if (random.nextBoolean()) {
            String page = vendor == Vendor.ASTRO ? "{\"tokens\":[],\"totalCount\":0}" : "[]";
            line = action.name() + RawCase.AFTER + vendor.name().toLowerCase(Locale.ROOT) + " list\nkeep\n"
                    + "HTTP/1.1 200 X\r\nContent-Length: " + page.length() + "\r\n\r\n" + page + extra()
                    + "\n%%%\n";
        }
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private String extra() {
        return EXTRA.get(random.nextInt(EXTRA.size()));
    }

    private void block(ByteArrayOutputStream out, Script.Response response) {
        byte[] whole = response(response);
        switch (response.end()) {
            case LOST, UNSENT -> put(out, random.nextBoolean() ? "close\n" : "reset\n");
            case CUT, BROKEN -> {
                put(out, random.nextBoolean() ? "close\n" : "reset\n");
                out.write(whole, 0, random.nextInt(whole.length));
            }
            case WHOLE -> {
                put(out, random.nextInt(4) == 0 ? "close\n" : "keep\n");
                out.writeBytes(whole);
                put(out, random.nextInt(4) == 0 ? extra() : "");
            }
        }
    }

    private byte[] response(Script.Response response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, random.nextInt(12) == 0 ? "HTTP/1.1 100 Continue\r\n\r\n" : "");
        put(out, "HTTP/1.1 " + response.status() + " X\r\n");
        for (int i = 0; i < response.headers().size(); i += 2) {
            put(out, response.headers().get(i) + ": " + response.headers().get(i + 1) + "\r\n");
        }
        body(out, response.body());
        return out.toByteArray();
    }

    private void body(ByteArrayOutputStream out, byte[] body) {
        switch (random.nextInt(6)) {
            case 0 -> {
                put(out, "Transfer-Encoding: chunked\r\n\r\n");
                chunks(out, body);
            }
            case 1 -> {
                byte[] zipped = zipped(body);
                put(out, "Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n");
                out.writeBytes(zipped);
            }
            case 2 -> {
                put(out, "Connection: close\r\n\r\n");
                out.writeBytes(body);
            }
            default -> {
                put(out, "Content-Length: " + body.length + "\r\n\r\n");
                out.writeBytes(body);
            }
        }
    }

    private void chunks(ByteArrayOutputStream out, byte[] body) {
        for (int from = 0; from < body.length; ) {
            int to = Math.min(body.length, from + 1 + random.nextInt(MAX_CHUNK));
            put(out, Integer.toHexString(to - from) + (random.nextInt(8) == 0 ? ";a=b" : "") + "\r\n");
            out.writeBytes(Arrays.copyOfRange(body, from, to));
            put(out, "\r\n");
            from = to;
        }
        put(out, "0\r\n\r\n");
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
