package io.apitokens.transport;

import java.time.Duration;

/** The time limit and the cancellation of one attempt, for the transport that sends it. */
public interface Attempt {

    /** {@return the time left for sending, waiting and reading the whole body; positive} */
    Duration timeLeft();

    /**
     * Registers the action that ends the exchange on cancellation. Runs it at once if the call is already cancelled.
     *
     * @param action ends the exchange, from another thread; must not block or throw
     */
    void onCancel(Runnable action);
}
