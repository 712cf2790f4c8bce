package io.apitokens;

import java.time.Duration;
import java.time.Instant;

/** The requested lifetime of a new token. */
public sealed interface Lifetime {

    /** A lifetime without an end: the token works until it is deleted. */
    record Unlimited() implements Lifetime {}

    /**
     * A lifetime that ends at a fixed time, or shortly before at vendors that count in days.
     *
     * @param end the time
     */
    record Until(Instant end) implements Lifetime {}

    /**
     * A lifetime of a fixed length, counted from the creation of the token.
     *
     * @param length the length
     */
    record For(Duration length) implements Lifetime {}
}
