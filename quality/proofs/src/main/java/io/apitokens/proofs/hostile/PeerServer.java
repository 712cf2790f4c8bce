package io.apitokens.proofs.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on loopback that hands each request to a {@link Peer}. One thread per connection. */
final class PeerServer implements AutoCloseable {

    /** Decides what is done about each request. */
    interface Peer {

        /** Handles a request; {@code settled} is to be called before the thread is made to wait. */
        void handle(Request request, Wire wire, Runnable settled) throws IOException;
    }

    private final ServerSocket listening;
    private final Channel channel;
    private final @Nullable SSLContext tls;
    private final Peer peer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopped;

    private PeerServer(ServerSocket listening, Channel channel, @Nullable SSLContext tls, Peer peer) {
        this.listening = listening;
        this.channel = channel;
        this.tls = tls;
        this.peer = peer;
    }

    /**
     * Starts a server on any free port.
     *
     * @param tls null for plain HTTP/1.1
     */
    static PeerServer start(Channel channel, @Nullable SSLContext tls, Peer peer) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        PeerServer server = new PeerServer(listening, channel, tls, peer);
        server.run(server::accept);
        return server;
    }

    String origin() {
        return (channel == Channel.PLAIN ? "http" : "https") + "://127.0.0.1:" + listening.getLocalPort();
    }

    void run(Runnable task) {
        Thread thread = new Thread(task, "hostile-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!stopped) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                run(() -> serve(socket));
            } catch (IOException | OutOfMemoryError e) {
                // Stopped, or the client in the same JVM has used up the memory: a later connection may work.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                Socket talking = talking(socket)) {
            if (channel == Channel.HTTP2) {
                new Http2Connection(this, socket, talking).serve();
            } else {
                new Http1Connection(this, socket, talking).serve();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The client ended the connection, or sent nothing that can be read.
            return;
        } finally {
            open.remove(socket);
        }
    }

    /** Returns the socket to talk through. Only the one below TLS can be closed while it is written to. */
    private Socket talking(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (tls == null) {
            return socket;
        }
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secure.setUseClientMode(false);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {channel == Channel.HTTP2 ? "h2" : "http/1.1"});
        secure.setSSLParameters(parameters);
        return secure;
    }

    void handle(Request request, Wire wire) throws IOException {
        busy.incrementAndGet();
        AtomicBoolean settled = new AtomicBoolean();
        Runnable settle = () -> {
            if (settled.compareAndSet(false, true)) {
                busy.decrementAndGet();
            }
        };
        try {
            peer.handle(request, wire, settle);
        } finally {
            settle.run();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Waits until no request is being handled, so that all bytes of earlier ones are on their way; five seconds at most. */
    void awaitQuiet() throws InterruptedException {
        for (int i = 0; i < 5_000 && busy.get() > 0; i++) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            // A socket that cannot be closed is closed already.
            return;
        }
    }
}
