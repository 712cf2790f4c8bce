package io.apitokens.testkit;

import java.time.Duration;

/** How an answer leaves: whole, late, or not as far as it should. */
record Delivery(Answer answer, int bodyBytes, Duration delay) {
    /** No byte is sent, the connection is cut. */
    static final int NOTHING = -1;

    /** The body is sent whole. */
    static final int WHOLE = Integer.MAX_VALUE;

    static Delivery whole(Answer answer) {
        return new Delivery(answer, WHOLE, Duration.ZERO);
    }

    static Delivery lost(Answer answer) {
        return new Delivery(answer, NOTHING, Duration.ZERO);
    }

    /** Cuts the body; an answer without a body is lost whole, because there is nothing to cut in it. */
    static Delivery cut(Answer answer, int bytes) {
        return new Delivery(answer, answer.body() == null ? NOTHING : bytes, Duration.ZERO);
    }

    static Delivery late(Answer answer, Duration delay) {
        return new Delivery(answer, WHOLE, delay);
    }
}
