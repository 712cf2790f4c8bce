package io.apitokens.proofs.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntFunction;

/** Writes without end. */
final class Flood {

    /** What a flood ends with if the client takes it all: more than any heap here. */
    private static final long MOST = 256L << 20;

    private static final long NANOS = 1_500_000_000L;
    private static final int BUFFER = 16_384;

    private Flood() {}

    /** Writes a beginning, and then a unit again and again, until the client ends the connection. */
    static void write(Exchange exchange, byte[] head, byte[] unit) throws IOException {
        exchange.settled().run();
        long end = System.nanoTime() + NANOS;
        ByteArrayOutputStream many = new ByteArrayOutputStream(BUFFER + unit.length);
        while (many.size() < BUFFER) {
            many.writeBytes(unit);
        }
        byte[] buffer = many.toByteArray();
        exchange.wire().raw(head);
        for (long written = 0; written < MOST && System.nanoTime() < end; written += buffer.length) {
            exchange.wire().raw(buffer);
        }
        exchange.wire().end(false);
    }

    /** Writes JSON as the body of a response without a declared length, a part again and again up to a size. */
    static void body(Exchange exchange, String begin, String unit, String end, long size) throws IOException {
        String many = unit.repeat(Math.max(1, BUFFER / 2 / unit.length()));
        parts(exchange, begin, i -> many, (int) (size / many.length()), end);
    }

    /** Writes JSON as the body of a response without a declared length, from many parts. */
    static void parts(Exchange exchange, String begin, IntFunction<String> part, int count, String end)
            throws IOException {
        exchange.settled().run();
        Body body = new Body(exchange);
        body.start(Reply.of(200, Reply.JSON, ""));
        StringBuilder buffer = new StringBuilder(begin);
        for (int i = 0; i < count; i++) {
            buffer.append(part.apply(i));
            if (buffer.length() > BUFFER / 2) {
                body.write(buffer.toString());
                buffer.setLength(0);
            }
        }
        body.write(buffer.append(end).toString());
        body.finish();
    }

    /** The body of one response, in chunks or frames. */
    private static final class Body {

        private final Exchange exchange;

        Body(Exchange exchange) {
            this.exchange = exchange;
        }

        void start(Reply head) throws IOException {
            exchange.wire()
                    .raw(
                            exchange.http2()
                                    ? Frames.headers(exchange.wire().stream(), false, Frames.headers(head))
                                    : head.http1("Transfer-Encoding: chunked\r\n", new byte[0]));
        }

        void write(String text) throws IOException {
            byte[] bytes = Reply.utf8(text);
            if (exchange.http2()) {
                exchange.wire().raw(Frames.frame(Frames.DATA, 0, exchange.wire().stream(), bytes));
            } else {
                exchange.wire()
                        .raw(Reply.join(
                                Reply.utf8(Integer.toHexString(bytes.length) + "\r\n"), bytes, Reply.utf8("\r\n")));
            }
        }

        void finish() throws IOException {
            exchange.wire()
                    .raw(
                            exchange.http2()
                                    ? Frames.frame(
                                            Frames.DATA, Frames.END_STREAM, exchange.wire().stream(), new byte[0])
                                    : Reply.utf8("0\r\n\r\n"));
        }
    }
}
