package io.apitokens.testkit;

import java.time.Duration;

/** How a response is sent: complete, late or in part. */
record Delivery(Answer answer, Manner manner, int bodyBytes, Duration delay) {
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

    static Delivery whole(Answer answer) {
        return new Delivery(answer, Manner.WHOLE, 0, Duration.ZERO);
    }

    static Delivery lost(Answer answer) {
        return new Delivery(answer, Manner.LOST, 0, Duration.ZERO);
    }

    /** Cuts the body. A response without a body is lost completely, because there is no body to cut. */
    static Delivery cut(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.CUT, bytes, Duration.ZERO);
    }

    /** Like {@link #cut}, but without {@code Content-Length}: only the content shows that the body is incomplete. */
    static Delivery truncated(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.TRUNCATED, bytes, Duration.ZERO);
    }

    /** Like {@link #cut}, but the client's system reports a reset instead of an end of stream. */
    static Delivery reset(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.RESET, bytes, Duration.ZERO);
    }

    static Delivery late(Answer answer, Duration delay) {
        return new Delivery(answer, Manner.WHOLE, 0, delay);
    }

    /** Delays the rest of the body. A response without a body is sent completely. */
    static Delivery slow(Answer answer, int bytes, Duration delay) {
        return answer.body() == null ? whole(answer) : new Delivery(answer, Manner.SLOW, bytes, delay);
    }

    static Delivery http2(Answer answer, Manner manner) {
        return new Delivery(answer, manner, 0, Duration.ZERO);
    }

    /** Returns whether no byte of the response is sent. */
    boolean isLost() {
        return manner == Manner.LOST || manner == Manner.STREAM_RESET || manner == Manner.GOODBYE;
    }
}
