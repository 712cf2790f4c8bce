package io.apitokens.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Responses as a fuzzed input defines them. Blocks are separated by a line {@code %%%}; each has a status line, header
 * lines, an empty line and a body. Every input is a valid script, so that a fuzzer wastes no input. After the last
 * response the script starts again.
 *
 * @param responses at least one
 */
record Script(List<Response> responses) {

    private static final byte[] SEPARATOR = {'\n', '%', '%', '%', '\n'};
    private static final int MAX_RESPONSES = 8;

    /** The ways in which a response ends. */
    enum End {
        WHOLE,
        CUT,
        LOST,
        UNSENT,
        BROKEN
    }

    /**
     * One response.
     *
     * @param status from 0 to 999
     * @param end the ending that the status line names after the number
     * @param slow whether time moves by 20 seconds before it
     * @param headers names and values alternating
     * @param body the body's bytes, unchanged
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Response(int status, End end, boolean slow, List<String> headers, byte[] body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    static Script parse(byte[] input) {
        return new Script(blocks(input).stream().map(Script::response).toList());
    }

    /** Splits an input at its separators, into at least one block. */
    static List<byte[]> blocks(byte[] input) {
        List<byte[]> blocks = new ArrayList<>();
        int from = 0;
        while (blocks.size() < MAX_RESPONSES - 1) {
            int to = find(input, from);
            if (to < 0) {
                break;
            }
            blocks.add(Arrays.copyOfRange(input, from, to));
            from = to + SEPARATOR.length;
        }
        blocks.add(Arrays.copyOfRange(input, from, input.length));
        return blocks;
    }

    Response response(int index) {
        return responses.get(index % responses.size());
    }

    private static int find(byte[] input, int from) {
        for (int i = from; i + SEPARATOR.length <= input.length; i++) {
            if (Arrays.equals(input, i, i + SEPARATOR.length, SEPARATOR, 0, SEPARATOR.length)) {
                return i;
            }
        }
        return -1;
    }

    private static Response response(byte[] block) {
        int at = lineEnd(block, 0);
        String first = text(block, 0, at);
        List<String> headers = new ArrayList<>();
        int start = at + 1;
        while (start < block.length) {
            at = lineEnd(block, start);
            String line = text(block, start, at);
            start = at + 1;
            int colon = line.indexOf(':');
            if (line.isEmpty()) {
                break;
            }
            if (colon > 0) {
                headers.add(line.substring(0, colon));
                headers.add(line.substring(colon + 1).strip());
            }
        }
        byte[] body = start < block.length ? Arrays.copyOfRange(block, start, block.length) : new byte[0];
        return new Response(status(first), end(first), first.contains("slow"), List.copyOf(headers), body);
    }

    private static int status(String line) {
        int status = 0;
        for (int i = 0; i < Math.min(3, line.length()) && Character.isDigit(line.charAt(i)); i++) {
            status = status * 10 + Character.digit(line.charAt(i), 10);
        }
        return status == 0 ? 200 : status;
    }

    private static End end(String line) {
        if (line.contains("cut")) {
            return End.CUT;
        }
        if (line.contains("lost")) {
            return End.LOST;
        }
        if (line.contains("unsent")) {
            return End.UNSENT;
        }
        return line.contains("broken") ? End.BROKEN : End.WHOLE;
    }

    static int lineEnd(byte[] block, int from) {
        int at = from;
        while (at < block.length && block[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Decodes a line as UTF-8, like OkHttp's header lines. */
    private static String text(byte[] block, int from, int to) {
        return new String(block, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
