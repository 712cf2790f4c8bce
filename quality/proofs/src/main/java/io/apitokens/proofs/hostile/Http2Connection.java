package io.apitokens.proofs.hostile;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads requests of HTTP/2 from one connection. Each stream is handled in a thread of its own. */
final class Http2Connection {

    private static final int PREFACE = 24;

    /** What a client may send without being allowed more: larger than any body here. */
    private static final byte[] WINDOW = Frames.number(1 << 24);

    private final PeerServer server;
    private final Socket socket;
    private final Socket talking;
    private final DataInputStream in;
    private final OutputStream out;
    private final Hpack hpack = new Hpack();
    private final Map<Integer, Stream> streams = new HashMap<>();
    private final Semaphore pings = new Semaphore(0);

    /** Creates a connection over a socket and the TLS socket to talk through. */
    Http2Connection(PeerServer server, Socket socket, Socket talking) throws IOException {
        this.server = server;
        this.socket = socket;
        this.talking = talking;
        this.in = new DataInputStream(talking.getInputStream());
        this.out = talking.getOutputStream();
    }

    void serve() throws IOException {
        in.readNBytes(PREFACE);
        write(Frames.frame(Frames.SETTINGS, 0, 0, new byte[0]));
        write(Frames.frame(Frames.WINDOW, 0, 0, WINDOW));
        try {
            while (!server.stopped()) {
                frame();
            }
        } finally {
            streams.values().forEach(stream -> stream.ended.countDown());
        }
    }

    private void frame() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int id = in.readInt();
        byte[] content = in.readNBytes(length);
        switch (type) {
            case Frames.SETTINGS, Frames.PING -> {
                if ((flags & Frames.ACK) == 0) {
                    write(Frames.frame(type, Frames.ACK, 0, type == Frames.PING ? content : new byte[0]));
                } else if (type == Frames.PING) {
                    pings.release();
                }
            }
            case Frames.HEADERS -> {
                Stream stream = new Stream(id);
                streams.put(id, stream);
                int skip = (flags & Frames.PRIORITY) != 0 ? 5 : 0;
                stream.headers = hpack.read(Arrays.copyOfRange(content, skip, content.length));
                stream.endIf(flags);
            }
            case Frames.DATA -> {
                Stream stream = streams.get(id);
                if (stream != null) {
                    stream.body.writeBytes(content);
                    stream.endIf(flags);
                }
            }
            case Frames.RESET -> {
                Stream stream = streams.remove(id);
                if (stream != null) {
                    stream.ended.countDown();
                }
            }
            default -> {
                // Windows are not kept: the client's suffice.
            }
        }
    }

    private synchronized void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** A request and the way back. */
    private final class Stream implements Wire {

        private final int id;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final CountDownLatch ended = new CountDownLatch(1);
        private @Nullable Map<String, String> headers;

        Stream(int id) {
            this.id = id;
        }

        void endIf(int flags) {
            Map<String, String> all = headers;
            if ((flags & Frames.END_STREAM) != 0 && all != null) {
                Request request = new Request(
                        all.getOrDefault(":method", ""), all.getOrDefault(":path", ""), all, body.toByteArray());
                server.run(() -> handle(request));
            }
        }

        private void handle(Request request) {
            try {
                server.handle(request, this);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // The client has ended the connection.
                return;
            }
        }

        @Override
        public boolean http2() {
            return true;
        }

        @Override
        public void send(Reply reply) throws IOException {
            write(Frames.response(id, reply));
        }

        @Override
        public void sendUnasked(Reply reply) throws IOException {
            write(Reply.join(Frames.response(id + 2, reply), Frames.frame(Frames.PING, 0, 0, new byte[8])));
            try {
                pings.tryAcquire(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void raw(byte[] bytes) throws IOException {
            write(bytes);
        }

        @Override
        public void beforeNext(byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(boolean abrupt) throws IOException {
            if (abrupt) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            talking.close();
        }

        @Override
        public void endAndAwait() throws IOException {
            talking.shutdownOutput();
            awaitEnd();
        }

        @Override
        public void awaitEnd() throws IOException {
            try {
                for (int i = 0; i < 100 && !server.stopped(); i++) {
                    if (ended.await(100, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int stream() {
            return id;
        }
    }
}
