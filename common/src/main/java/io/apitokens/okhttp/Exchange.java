package io.apitokens.okhttp;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The state of one request and its response: whether it was sent, and the raw bytes that were read for it.
 *
 * <p>Raw bytes are counted for the exchange that the reading thread has entered: those of TLS handshakes and proxies as
 * well. Threads of OkHttp that read HTTP/2 enter none. One thread at a time may enter an exchange.
 */
final class Exchange {

    static final String SENT_TWICE = "the request was already sent once";

    private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

    private final boolean needsFreshConnection;
    private final Deadlines.Deadline deadline;
    private final Progress progress = new Progress();
    private long rawBytes;
    private @Nullable CountingSocket socket;
    private volatile boolean sent;
    private volatile boolean refused;

    Exchange(boolean needsFreshConnection, Deadlines.Deadline deadline) {
        this.needsFreshConnection = needsFreshConnection;
        this.deadline = deadline;
    }

    /** Returns the exchange that this thread has entered, or null. */
    static @Nullable Exchange current() {
        return CURRENT.get();
    }

    /** Counts raw bytes that this thread reads for this exchange. Returns what {@link #leave} needs. */
    @Nullable
    Exchange enter() {
        Exchange outer = CURRENT.get();
        CURRENT.set(this);
        return outer;
    }

    /** Ends {@link #enter}. */
    static void leave(@Nullable Exchange outer) {
        CURRENT.set(outer);
    }

    boolean needsFreshConnection() {
        return needsFreshConnection;
    }

    /** Records that raw bytes were read. */
    void read(CountingSocket from, int count) throws ExchangeException {
        socket = from;
        rawBytes += count;
        progress.read(count);
    }

    /** Records that content of the response was read. */
    void progressed(int count) {
        progress.made();
        if (socket != null) {
            socket.progressed(count);
        }
    }

    /** Records that the response arrived over HTTP/2, on a socket that may be unknown. */
    void responded(@Nullable CountingSocket from) {
        socket = from;
        if (from != null) {
            from.responded();
        }
    }

    long rawBytes() {
        return rawBytes;
    }

    /** Returns the socket from which the last raw bytes were read, or null if none were counted. */
    @Nullable
    CountingSocket socket() {
        return socket;
    }

    /**
     * Returns the socket behind that of a connection which this exchange has made, or null: OkHttp may have dropped it for
     * one that another exchange made at the same time.
     */
    @Nullable
    CountingSocket socketBehind(Socket connection) {
        return socket != null && socket.getLocalPort() == connection.getLocalPort() ? socket : null;
    }

    /** Records that bytes of the request may be sent from now on. Throws if that was so before. */
    synchronized void sending() throws ExchangeException {
        if (sent) {
            throw new ExchangeException(SENT_TWICE);
        }
        sent = true;
    }

    boolean sent() {
        return sent;
    }

    /** Returns a failure without texts of the peer. A cancellation at the deadline is told as a timeout. */
    IOException failure(Throwable failure) {
        IOException told = Failures.withoutForeignText(failure);
        return deadline.isOver() ? Failures.timeout(told) : told;
    }

    /** Ends the time limit: the response was read, or is not wanted. */
    void end() {
        deadline.end();
    }

    /** Records that a connection was rejected before anything was sent on it. */
    ExchangeException refuse() {
        refused = true;
        return new ExchangeException("the connection was used before");
    }

    /** Returns whether the request can be tried on another connection. */
    boolean mayTryAnotherConnection() {
        return refused && !sent;
    }
}
