package io.apitokens.okhttp;

import java.io.IOException;
import java.io.InputStream;

/** The content of a response, still encoded. Reading it is limited by the exchange and fails with fixed messages. */
final class ResponseBody extends InputStream {

    private final InputStream in;
    private final Exchange exchange;

    ResponseBody(InputStream in, Exchange exchange) {
        this.in = in;
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Exchange outer = exchange.enter();
        try {
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                exchange.progressed(count);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            throw exchange.failure(e);
        } finally {
            Exchange.leave(outer);
        }
    }

    @Override
    public int available() throws IOException {
        try {
            return in.available();
        } catch (IOException | RuntimeException e) {
            throw exchange.failure(e);
        }
    }

    /** Closes the response. OkHttp may read what is left of it, which is limited like any reading. */
    @Override
    public void close() throws IOException {
        Exchange outer = exchange.enter();
        try {
            in.close();
        } catch (IOException | RuntimeException e) {
            throw exchange.failure(e);
        } finally {
            exchange.end();
            Exchange.leave(outer);
        }
    }
}
