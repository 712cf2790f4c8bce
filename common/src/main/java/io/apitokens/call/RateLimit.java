package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.util.Objects;

/**
 * A vendor's limit of requests per time window.
 *
 * @param bucket the name shared by the operations that count together
 * @param requests the number of requests, positive
 * @param window the length of the window, positive
 */
@VendorSpi
public record RateLimit(String bucket, int requests, Duration window) {

    /**
     * Rejects a limit that allows no requests.
     *
     * @param bucket the name shared by the operations that count together
     * @param requests the number of requests, positive
     * @param window the length of the window, positive
     */
    public RateLimit {
        Objects.requireNonNull(bucket, "bucket");
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw InvalidInputException.of("rate limit", "allows no requests");
        }
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components("RateLimit", "bucket", bucket, "requests", requests, "window", window);
    }
}
