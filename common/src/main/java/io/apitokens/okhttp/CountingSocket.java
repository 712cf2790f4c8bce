package io.apitokens.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that counts the raw bytes read, below TLS, for the exchange that the reading thread has entered. A thread of
 * OkHttp that reads HTTP/2 has entered none: there the socket counts for all streams together.
 */
final class CountingSocket extends ForwardingSocket {

    /**
     * The maximum number of bytes that OkHttp may read ahead of its streams. It keeps without limit what belongs to no
     * content, such as further headers of a response; a few bytes of them become a large object.
     */
    private static final int MAX_AHEAD = 8 * 1024 * 1024;

    /** What is read for all streams of HTTP/2; null over HTTP/1.x. */
    private volatile @Nullable Progress streams;

    CountingSocket(Socket socket) {
        super(socket);
    }

    /** Connects, and limits each read of the following TLS handshake by the same timeout unless there is another. */
    @Override
    public void connect(SocketAddress remote, int timeout) throws IOException {
        super.connect(remote, timeout);
        if (getSoTimeout() == 0) {
            setSoTimeout(timeout);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Counted(super.socket.getInputStream());
    }

    /** Limits what is read for all streams of HTTP/2 together. */
    void multiplex() {
        streams = new Progress(MAX_AHEAD);
    }

    /** Records that a stream of HTTP/2 has got its response. */
    void responded() {
        progressed(MAX_AHEAD);
    }

    /** Records that content of a stream was read. */
    void progressed(int count) {
        Progress known = streams;
        if (known != null) {
            known.made(count);
        }
    }

    /** Returns whether no byte waits to be read. */
    boolean isSilent() {
        try {
            return super.socket.getInputStream().available() == 0;
        } catch (IOException closed) {
            return false;
        }
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException alreadyUnusable) {
            return;
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            count(count);
            return count;
        }

        @Override
        public long skip(long length) throws IOException {
            long count = in.skip(length);
            count((int) Math.min(count, Integer.MAX_VALUE));
            return count;
        }

        private void count(int bytes) throws IOException {
            if (bytes <= 0) {
                return;
            }
            Exchange exchange = Exchange.current();
            Progress known = streams;
            try {
                if (exchange != null) {
                    exchange.read(CountingSocket.this, bytes);
                } else if (known != null) {
                    known.read(bytes);
                }
            } catch (ExchangeException e) {
                // TLS reads what is left before it closes its socket, and leaves it open if that fails.
                closeQuietly();
                throw e;
            }
        }
    }
}
