package io.apitokens.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutates seeds randomly. The same seed and random number produce the same inputs on every machine. */
final class Mutator {

    private static final int MAX_LENGTH = 16_384;

    private static final List<byte[]> WORDS = words();

    private final Random random;
    private final List<byte[]> others;

    Mutator(Random random, List<byte[]> others) {
        this.random = random;
        this.others = others;
    }

    byte[] mutate(byte[] seed) {
        byte[] bytes = seed;
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            bytes = once(bytes);
        }
        return bytes.length > MAX_LENGTH ? Arrays.copyOf(bytes, MAX_LENGTH) : bytes;
    }

    private byte[] once(byte[] in) {
        int at = random.nextInt(in.length + 1);
        int end = Math.min(in.length, at + 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 12));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(in);
            case 1, 2 -> replaced(in, at, at, word());
            case 3, 4 -> replaced(in, at, end, word());
            case 5 -> replaced(in, at, end, new byte[0]);
            case 6 -> replaced(in, at, at, Arrays.copyOfRange(in, at, end));
            case 7 -> replaced(in, at, end, part(others.get(random.nextInt(others.size()))));
            case 8 -> random.nextInt(4) == 0 ? Arrays.copyOf(in, at) : status(in);
            default -> repeated(in, at);
        };
    }

    private byte[] flipped(byte[] in) {
        byte[] out = in.clone();
        if (out.length > 0) {
            out[random.nextInt(out.length)] = (byte) random.nextInt(256);
        }
        return out;
    }

    private byte[] status(byte[] in) {
        int[] usual = {200, 201, 204, 206, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503, random.nextInt(1000)};
        String status = Integer.toString(usual[random.nextInt(usual.length)]);
        return replaced(in, 0, Math.min(3, in.length), status.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] repeated(byte[] in, int at) {
        byte[] word = word();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 600 : 8); i > 0; i--) {
            out.writeBytes(word);
        }
        return replaced(in, at, at, out.toByteArray());
    }

    private byte[] part(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(200)));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static byte[] replaced(byte[] in, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + by.length);
        out.write(in, 0, from);
        out.writeBytes(by);
        out.write(in, to, in.length - to);
        return out.toByteArray();
    }

    private static List<byte[]> words() {
        List<String> texts = List.of(
                "null",
                "true",
                "-1",
                "0",
                "1e999",
                "9223372036854775808",
                "-9223372036854775808",
                "99999999999999999999999999",
                "\"",
                "\\",
                "\\\"",
                "\\ud800",
                "\\u0000",
                "\u0000",
                "\r\n",
                "\n",
                "\n\n",
                "\n%%%\n",
                "200 cut\n\n",
                "200 lost\n\n",
                "429 slow\nRetry-After: 1\n\n",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "{\"a\":",
                "{}",
                "[]",
                "[null]",
                "\"\"",
                "\"id\":",
                "\"token\":",
                "\"tokens\":",
                "\"totalCount\":",
                "\"createdAt\":",
                "\"errors\":",
                "\"message\":",
                "\"errorCode\":\"E0000011\"",
                "%2F",
                "%",
                "/",
                "~",
                "..",
                " ",
                ";",
                "<",
                ">",
                "rel=\"next\"",
                "\nLink: </api/v1/api-tokens?after=1>; rel=\"next\"",
                "\nRetry-After: 7",
                "\nRetry-After: Sat, 01 Aug 2026 10:00:30 GMT",
                "\nDate: Sat, 01 Aug 2026 10:00:00 GMT",
                "\nX-Rate-Limit-Remaining: 0",
                "\nX-Rate-Limit-Reset: 1785578430",
                "\nWWW-Authenticate: Bearer error=\"x, y\", error_description=\"\\\"",
                "\nContent-Type: text/html",
                "\r\n\r\n",
                "HTTP/1.1 404 X\r\n\r\n",
                "\r\nContent-Length: 5",
                "\r\nTransfer-Encoding: chunked\r\n",
                "\r\nContent-Encoding: gzip\r\n",
                "\r\nConnection: close",
                "0\r\n\r\n",
                "7fffffff\r\n",
                "2026-08-01T10:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "P30D",
                "xn--",
                "@",
                "\uFEFF",
                "\u2028",
                "\ud83d\ude00",
                Canary.CREDENTIAL,
                Canary.CREDENTIAL.substring(4, 20),
                Canary.SECRET,
                Canary.DOCUMENT);
        List<byte[]> words = new java.util.ArrayList<>();
        texts.forEach(text -> words.add(text.getBytes(StandardCharsets.UTF_8)));
        words.add(new byte[] {(byte) 0xff, (byte) 0xfe});
        words.add(new byte[] {(byte) 0xc3, 0x28});
        return List.copyOf(words);
    }
}
