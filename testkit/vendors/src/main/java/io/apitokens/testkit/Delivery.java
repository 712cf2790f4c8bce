package io.apitokens.testkit;

import java.time.Duration;

/** How an answer leaves: whole, late, or not as far as it should. */
record Delivery(Answer answer, Manner manner, int bodyBytes, Duration delay) {
    /** What becomes of an answer. */
    enum Manner {
        /** It is sent whole. */
        WHOLE,
        /** No byte is sent, the connection is closed. */
        LOST,
        /** The first bytes of the body are sent, the connection is closed. */
        CUT,
        /** The first bytes of a body of no announced length are sent, the connection ends in due form. */
        TRUNCATED,
        /** The first bytes of the body are sent, the connection is reset. */
        RESET,
        /** The headers and the first bytes of the body are sent, the rest comes late. */
        SLOW,
        /** The stream is reset, the connection stays; HTTP/2. */
        STREAM_RESET,
        /** The connection is shut down in due form in place of the answer; HTTP/2. */
        GOODBYE
    }

    static Delivery whole(Answer answer) {
        return new Delivery(answer, Manner.WHOLE, 0, Duration.ZERO);
    }

    static Delivery lost(Answer answer) {
        return new Delivery(answer, Manner.LOST, 0, Duration.ZERO);
    }

    /** Cuts the body; an answer without a body is lost whole, because there is nothing to cut in it. */
    static Delivery cut(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.CUT, bytes, Duration.ZERO);
    }

    /** As {@link #cut}, and nothing but the text itself shows it. */
    static Delivery truncated(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.TRUNCATED, bytes, Duration.ZERO);
    }

    /** As {@link #cut}, and the client's system reports a reset instead of an end. */
    static Delivery reset(Answer answer, int bytes) {
        return answer.body() == null ? lost(answer) : new Delivery(answer, Manner.RESET, bytes, Duration.ZERO);
    }

    static Delivery late(Answer answer, Duration delay) {
        return new Delivery(answer, Manner.WHOLE, 0, delay);
    }

    /** Holds back the rest of the body; an answer without a body has no rest. */
    static Delivery slow(Answer answer, int bytes, Duration delay) {
        return answer.body() == null ? whole(answer) : new Delivery(answer, Manner.SLOW, bytes, delay);
    }

    static Delivery http2(Answer answer, Manner manner) {
        return new Delivery(answer, manner, 0, Duration.ZERO);
    }

    /** Tells whether no byte of the answer is sent. */
    boolean isLost() {
        return manner == Manner.LOST || manner == Manner.STREAM_RESET || manner == Manner.GOODBYE;
    }
}
