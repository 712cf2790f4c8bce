package io.apitokens;

import java.time.Duration;
import java.time.Instant;

/** How long a token that is to be created shall live. */
public sealed interface Lifetime {

    /** It shall never end by itself. */
    record Unlimited() implements Lifetime {}

    /**
     * It shall end at a time, or shortly before where the vendor counts in days.
     *
     * @param end the time
     */
    record Until(Instant end) implements Lifetime {}

    /**
     * It shall end a while after its creation.
     *
     * @param length how long it shall live
     */
    record For(Duration length) implements Lifetime {}
}
