package io.apitokens.proofs.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Frames of HTTP/2 without end. */
final class FrameFloods {

    static final int KINDS = 9;

    private FrameFloods() {}

    /** Writes one of {@link #KINDS} kinds. */
    static void write(int kind, Exchange exchange) throws IOException {
        Reply own = exchange.apply();
        int stream = exchange.wire().stream();
        byte[] none = new byte[0];
        byte[] start = Frames.frame(
                Frames.HEADERS, 0, stream, Hpack.write(List.of(":status", "200", "content-type", Reply.JSON)));
        switch (kind) {
            case 0 ->
                Flood.write(
                        exchange,
                        start,
                        Frames.frame(Frames.CONTINUATION, 0, stream, Hpack.write(List.of("x", "y".repeat(8000)))));
            case 1 -> Flood.write(exchange, start, Frames.frame(Frames.CONTINUATION, 0, stream, none));
            case 2 -> {
                exchange.wire().raw(bomb(stream));
                exchange.hang();
            }
            case 3 -> Flood.write(exchange, none, Frames.frame(Frames.PING, 0, 0, new byte[8]));
            case 4 -> {
                byte[] headers = Frames.headers(stream, false, Frames.headers(own));
                Flood.write(exchange, headers, Frames.frame(Frames.DATA, Frames.PADDED, stream, new byte[256]));
            }
            case 5 -> Flood.write(exchange, none, Frames.frame(Frames.SETTINGS, 0, 0, none));
            // OkHttp keeps further headers of a response until its stream ends.
            case 6 -> further(exchange, List.of(":status", "200"));
            case 7 -> further(exchange, List.of(":status", "200", "x", "y".repeat(8000)));
            default -> Flood.write(exchange, none, Frames.headers(stream, false, List.of(":status", "103", "x", "y")));
        }
    }

    private static void further(Exchange exchange, List<String> headers) throws IOException {
        int stream = exchange.wire().stream();
        byte[] first = Frames.headers(stream, false, List.of(":status", "200", "content-type", Reply.JSON));
        Flood.write(exchange, first, Frames.headers(stream, false, headers));
    }

    /** Returns headers that refer again and again to one large entry of the table: 200 MiB from 64 KiB. */
    private static byte[] bomb(int stream) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(Hpack.write(List.of(":status", "200")));
        byte[] entry = Hpack.write(List.of("x", "y".repeat(3900)));
        entry[0] = 0x40;
        block.writeBytes(entry);
        byte[] reference = new byte[12_000];
        Arrays.fill(reference, (byte) 0xbe);
        byte[] first = Frames.frame(Frames.HEADERS, 0, stream, block.toByteArray());
        byte[] more = Frames.frame(Frames.CONTINUATION, 0, stream, reference);
        byte[] last = Frames.frame(Frames.CONTINUATION, Frames.END_HEADERS, stream, reference);
        return Reply.join(first, more, more, more, more, last);
    }
}
