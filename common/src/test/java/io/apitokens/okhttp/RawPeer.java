package io.apitokens.okhttp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A server on loopback that speaks HTTP/1.1, plain or by TLS, and sends exactly what its script says. */
final class RawPeer implements AutoCloseable {

    private final ServerSocket server;
    private final @Nullable SSLSocketFactory tls;
    private final boolean socks;
    private final Script script;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    interface Script {
        /** Returns the bytes to send after a request such as {@code GET /a}; null closes the connection. */
        @Nullable
        String respond(String request) throws IOException;
    }

    private RawPeer(@Nullable SSLSocketFactory tls, boolean socks, Script script) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.tls = tls;
        this.socks = socks;
        this.script = script;
        daemon(this::accept);
    }

    static RawPeer plain(Script script) throws IOException {
        return new RawPeer(null, false, script);
    }

    /** Starts a SOCKS 5 proxy that responds to requests for any host itself. */
    static RawPeer socks(Script script) throws IOException {
        return new RawPeer(null, true, script);
    }

    static RawPeer tls(HeldCertificate certificate, Script script) throws IOException {
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        return new RawPeer(identity.sslSocketFactory(), false, script);
    }

    static String response(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                int index;
                synchronized (this) {
                    index = sockets.size();
                    sockets.add(socket);
                }
                daemon(() -> serve(socket, index));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int index) {
        try (socket;
                Socket talking = talking(socket)) {
            InputStream in = new BufferedInputStream(talking.getInputStream());
            OutputStream out = talking.getOutputStream();
            if (socks) {
                agree(new DataInputStream(in), out);
            }
            for (String request = read(in); !request.isEmpty(); request = read(in)) {
                synchronized (this) {
                    received.add(index + " " + request);
                }
                String response = script.respond(request);
                if (response == null) {
                    return;
                }
                out.write(response.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException theClientClosed) {
            return;
        } finally {
            ended.release();
        }
    }

    /** Returns the socket to talk through. Only the one below TLS can be closed while it is written to. */
    private Socket talking(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (tls == null) {
            return socket;
        }
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    /** Waits until the client has closed a connection, and returns whether it did. */
    boolean awaitEnd() throws InterruptedException {
        return ended.tryAcquire(10, TimeUnit.SECONDS);
    }

    /** Accepts a client without a login, and a connection to a host that is given by its name; RFC 1928. */
    private static void agree(DataInputStream in, OutputStream out) throws IOException {
        in.readByte();
        in.readNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.readNBytes(4);
        in.readNBytes(in.readUnsignedByte() + 2);
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    }

    private static String read(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(header.substring("content-length: ".length()));
            }
        }
        in.readNBytes(length);
        return first.substring(0, Math.max(0, first.lastIndexOf(' ')));
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

    /** Returns the requests in order, each with the number of its connection. */
    synchronized List<String> received() {
        return List.copyOf(received);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            List<Socket> open;
            synchronized (this) {
                open = List.copyOf(sockets);
            }
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
