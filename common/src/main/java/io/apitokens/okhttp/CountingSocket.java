package io.apitokens.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that counts the raw bytes read, below TLS, for the exchange that the reading thread has entered. */
final class CountingSocket extends ForwardingSocket {

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
            Exchange exchange = bytes > 0 ? Exchange.current() : null;
            if (exchange == null) {
                return;
            }
            try {
                exchange.read(CountingSocket.this, bytes);
            } catch (ExchangeException e) {
                // TLS reads what is left before it closes its socket, and leaves it open if that fails.
                closeQuietly();
                throw e;
            }
        }
    }
}
