package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * How many requests a vendor allows in a while.
 *
 * @param bucket which operations are counted together
 * @param requests how many, positive
 * @param window in what time, positive
 */
@VendorSpi
public record RateLimit(String bucket, int requests, Duration window) {

    /**
     * Refuses what allows nothing.
     *
     * @param bucket as the component
     * @param requests as the component
     * @param window as the component
     */
    public RateLimit {
        Objects.requireNonNull(bucket, "bucket");
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw InvalidInputException.of("rate limit", "allows nothing");
        }
    }
}
