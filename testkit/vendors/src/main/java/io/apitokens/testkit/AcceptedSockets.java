package io.apitokens.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/**
 * Creates a server's sockets and keeps the accepted ones, so that a fault can break one.
 *
 * <p>Accepted sockets have Nagle's algorithm off: the server writes headers and body separately, and the body would
 * wait some 40 ms for the client's delayed acknowledgement of the headers.
 */
final class AcceptedSockets extends ServerSocketFactory {
    private static final int SOON_MILLIS = 20;

    private final List<Socket> accepted = new ArrayList<>();

    /**
     * Sets up a connection so that closing it sends a TCP reset. Connections are counted from 0 in the order of
     * acceptance.
     */
    void resetOnClose(int connection) {
        try {
            synchronized (accepted) {
                accepted.get(connection).setSoLinger(true, 0);
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes a connection after a short delay, so that bytes already written are sent first. */
    void closeSoon(int connection) {
        CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS).execute(() -> close(connection));
    }

    void close(int connection) {
        try {
            synchronized (accepted) {
                accepted.get(connection).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            // Let the port be bound again before all connections have ended, which MockWebServer would forbid.
            @Override
            public void setReuseAddress(boolean on) throws SocketException {
                super.setReuseAddress(true);
            }

            @Override
            public Socket accept() throws IOException {
                Socket socket = super.accept();
                socket.setTcpNoDelay(true);
                synchronized (accepted) {
                    accepted.add(socket);
                }
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw unused();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw unused();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the server binds its socket itself");
    }
}
