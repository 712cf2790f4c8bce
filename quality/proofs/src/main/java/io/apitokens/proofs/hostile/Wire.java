package io.apitokens.proofs.hostile;

import java.io.IOException;

/** The way back to the client of one request: a connection of HTTP/1.1, or a stream of HTTP/2. */
interface Wire {

    /** Returns whether this is a stream of HTTP/2, on which raw bytes make no sense. */
    boolean http2();

    /** Sends a response. */
    void send(Reply reply) throws IOException;

    /**
     * Sends a response that was not requested. On HTTP/2 it is sent on the stream that the client opens next, and this
     * blocks until the client has read it. Do so before the response to this request: afterwards the client may have
     * opened that stream, and the response is its own.
     */
    void sendUnasked(Reply reply) throws IOException;

    /** Writes bytes as they are: on HTTP/1.1 anything, on HTTP/2 whole frames. */
    void raw(byte[] bytes) throws IOException;

    /** Writes bytes when the next request has arrived on this connection, before the response to it. HTTP/1.1 only. */
    void beforeNext(byte[] bytes);

    /** Ends the connection, with a reset if {@code abrupt}. */
    void end(boolean abrupt) throws IOException;

    /**
     * Ends the peer's side of the connection. On HTTP/2, this blocks until the client has ended its own; on HTTP/1.1,
     * the client finds out when it uses the connection again.
     */
    void endAndAwait() throws IOException;

    /** Blocks until the client has ended the connection or the stream, or the peer is stopped. */
    void awaitEnd() throws IOException;

    /** Returns the number of the stream; 0 on HTTP/1.1. */
    int stream();
}
