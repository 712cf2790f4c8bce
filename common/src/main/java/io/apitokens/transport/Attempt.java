package io.apitokens.transport;

import java.time.Duration;

/** What a transport must know of the attempt that it serves. */
public interface Attempt {

    /**
     * Tells how much time is left for sending, waiting and reading the whole body.
     *
     * @return positive
     */
    Duration timeLeft();

    /**
     * Registers what to do when the caller gives up; done at once if that has happened already.
     *
     * @param action ends the exchange, from another thread; must not block or throw
     */
    void onCancel(Runnable action);
}
