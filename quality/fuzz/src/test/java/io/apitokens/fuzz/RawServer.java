package io.apitokens.fuzz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that reads requests and writes the bytes of a {@link RawCase}. It closes a connection on which
 * nothing arrives for a while, so a client that waits for more than the bytes waits no longer.
 */
final class RawServer implements AutoCloseable {

    private static final int IDLE_MILLIS = 20;
    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RawCase current;

    private RawServer(ServerSocket server) {
        this.server = server;
    }

    static RawServer start() {
        try {
            RawServer started = new RawServer(new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")));
            started.run("raw server", started::accept);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Sets the case of all connections that are accepted from now on. */
    void serve(RawCase next) {
        current = next;
    }

    private void run(String name, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    task.run();
                    threads.remove(Thread.currentThread());
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                RawCase exchange = current;
                run("raw connection", () -> converse(socket, exchange));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void converse(Socket socket, @Nullable RawCase exchange) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (exchange != null) {
                RawCase.Wire wire = exchange.respond(request(in));
                socket.getOutputStream().write(wire.bytes());
                if (wire.end() != RawCase.End.KEEP) {
                    socket.setSoLinger(wire.end() == RawCase.End.RESET, 0);
                    return;
                }
            }
        } catch (IOException gone) {
            // The client ended the connection, or sent nothing more.
            return;
        }
    }

    /** Reads a whole request and returns its method and its target. */
    private static String request(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new EOFException();
        }
        return first.substring(0, Math.max(0, first.lastIndexOf(' ')));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Ends the server and waits for its threads. */
    @Override
    public void close() {
        try {
            server.close();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
