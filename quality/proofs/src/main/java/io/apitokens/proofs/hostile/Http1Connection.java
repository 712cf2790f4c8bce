package io.apitokens.proofs.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads requests of HTTP/1.1 from one connection and writes whatever the peer wants. */
final class Http1Connection implements Wire {

    private final PeerServer server;
    private final Socket socket;
    private final Socket talking;
    private final InputStream in;
    private final OutputStream out;
    private byte[] beforeNext = new byte[0];
    private boolean ended;

    /** Creates a connection over a socket and the one to talk through, which may be TLS. */
    Http1Connection(PeerServer server, Socket socket, Socket talking) throws IOException {
        this.server = server;
        this.socket = socket;
        this.talking = talking;
        this.in = new BufferedInputStream(talking.getInputStream());
        this.out = talking.getOutputStream();
    }

    void serve() throws IOException {
        while (!ended && !server.stopped()) {
            Request request = read();
            if (beforeNext.length > 0) {
                raw(beforeNext);
                beforeNext = new byte[0];
            }
            server.handle(request, this);
        }
    }

    private Request read() throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length < 3) {
            throw new EOFException();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new Request(start[0], start[1], headers, body);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean http2() {
        return false;
    }

    @Override
    public void send(Reply reply) throws IOException {
        raw(reply.http1());
    }

    @Override
    public void sendUnasked(Reply reply) throws IOException {
        raw(reply.http1());
    }

    @Override
    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void beforeNext(byte[] bytes) {
        beforeNext = bytes;
    }

    @Override
    public void end(boolean abrupt) throws IOException {
        ended = true;
        if (abrupt) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        talking.close();
    }

    @Override
    public void endAndAwait() throws IOException {
        end(false);
    }

    @Override
    public void awaitEnd() throws IOException {
        int sent = 0;
        while (sent >= 0 && !server.stopped()) {
            // What else the client sends is of no interest.
            sent = in.read();
        }
        ended = true;
    }

    @Override
    public int stream() {
        return 0;
    }
}
