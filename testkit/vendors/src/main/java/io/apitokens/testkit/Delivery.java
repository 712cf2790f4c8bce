package io.apitokens.testkit;

import java.time.Duration;

/** How a response is sent: complete, late or in part. */
record Delivery(SimulatedResponse response, Manner manner, int bodyBytes, Duration delay) {
    /** The manner in which a response is sent. */
    enum Manner {
        /** The response is sent completely. */
        WHOLE,
        /** No byte is sent; the connection is closed. */
        LOST,
        /** The first bytes of the body are sent, then the connection is closed. */
        CUT,
        /**
         * The first bytes of a body without {@code Content-Length} are sent, then the connection is closed normally.
         */
        TRUNCATED,
        /** The first bytes of the body are sent, then the connection is reset. */
        RESET,
        /** The headers and the first bytes of the body are sent; the rest is delayed. */
        SLOW,
        /** The HTTP/2 stream is reset; the connection stays open. */
        STREAM_RESET,
        /** The HTTP/2 connection is shut down with {@code GOAWAY} instead of a response. */
        GOODBYE
    }

    static Delivery whole(SimulatedResponse response) {
        return new Delivery(response, Manner.WHOLE, 0, Duration.ZERO);
    }

    static Delivery lost(SimulatedResponse response) {
        return new Delivery(response, Manner.LOST, 0, Duration.ZERO);
    }

    /** Cuts the body. A response without a body is lost completely, because there is no body to cut. */
    static Delivery cut(SimulatedResponse response, int bytes) {
        return response.body() == null ? lost(response) : new Delivery(response, Manner.CUT, bytes, Duration.ZERO);
    }

    /** Like {@link #cut}, but without {@code Content-Length}: only the content shows that the body is incomplete. */
    static Delivery truncated(SimulatedResponse response, int bytes) {
        return response.body() == null
                ? lost(response)
                : new Delivery(response, Manner.TRUNCATED, bytes, Duration.ZERO);
    }

    /** Like {@link #cut}, but the client's system reports a reset instead of an end of stream. */
    static Delivery reset(SimulatedResponse response, int bytes) {
        return response.body() == null ? lost(response) : new Delivery(response, Manner.RESET, bytes, Duration.ZERO);
    }

    static Delivery late(SimulatedResponse response, Duration delay) {
        return new Delivery(response, Manner.WHOLE, 0, delay);
    }

    /** Delays the rest of the body. A response without a body is sent completely. */
    static Delivery slow(SimulatedResponse response, int bytes, Duration delay) {
        return response.body() == null ? whole(response) : new Delivery(response, Manner.SLOW, bytes, delay);
    }

    static Delivery http2(SimulatedResponse response, Manner manner) {
        return new Delivery(response, manner, 0, Duration.ZERO);
    }

    /** Returns whether no byte of the response is sent. */
    boolean isLost() {
        return manner == Manner.LOST || manner == Manner.STREAM_RESET || manner == Manner.GOODBYE;
    }
}
