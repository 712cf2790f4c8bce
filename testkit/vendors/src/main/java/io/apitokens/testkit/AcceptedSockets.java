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
 * Makes a server's sockets. Those that it accepts send at once: the server writes headers and body apart, and the second part
 * would wait some 40 ms for the acknowledgement of the first, which the client holds back as long. They are kept, so that a
 * fault can break one.
 */
final class AcceptedSockets extends ServerSocketFactory {
    private static final int SOON_MILLIS = 20;

    private final List<Socket> accepted = new ArrayList<>();

    /** Lets the close of a connection be a reset. Connections are counted from 0 as they are accepted. */
    void resetOnClose(int connection) {
        try {
            synchronized (accepted) {
                accepted.get(connection).setSoLinger(true, 0);
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes a connection after what is on its way has left. */
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
