package io.apitokens.testkit.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server on loopback that sends exactly the bytes of a script, and records what it received. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final Script script;
    private final List<Connection> connections = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    /** What the server does with one request. */
    @FunctionalInterface
    interface Script {

        /**
         * Responds to a request.
         *
         * @param request the method and the path, such as {@code GET /a}
         */
        void respond(Connection connection, String request) throws IOException;
    }

    /** A connection that the server accepted. */
    static final class Connection implements AutoCloseable {

        private final int index;
        private final Socket socket;
        private long written;

        Connection(int index, Socket socket) {
            this.index = index;
            this.socket = socket;
        }

        /** Sends bytes at once. Characters above 255 are not supported. */
        void send(String bytes) throws IOException {
            send(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            written += bytes.length;
        }

        /** Sends a whole response with a body of JSON. */
        void send(int status, String body) throws IOException {
            send(response(status, body));
        }

        /** Returns the number of bytes that were sent. */
        long written() {
            return written;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    RawServer(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
        daemon(this::accept);
    }

    static String response(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Connection connection;
                Socket socket = server.accept();
                synchronized (this) {
                    connection = new Connection(connections.size(), socket);
                    connections.add(connection);
                }
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            connection.socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.socket.getInputStream());
            for (String request = read(in); request != null; request = read(in)) {
                synchronized (this) {
                    received.add(connection.index + " " + request);
                }
                script.respond(connection, request);
            }
        } catch (IOException theClientClosed) {
            return;
        }
    }

    /** Reads a request with its body, and returns its method and path; null if the client closed the connection. */
    private static @Nullable String read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
        return first.substring(0, first.lastIndexOf(' '));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Returns the received requests in order, each with the number of its connection, such as {@code 0 GET /a}. */
    synchronized List<String> received() {
        return List.copyOf(received);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    @Override
    public void close() {
        try {
            server.close();
            List<Connection> open;
            synchronized (this) {
                open = List.copyOf(connections);
            }
            for (Connection connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server was not closed", e);
        }
    }
}
