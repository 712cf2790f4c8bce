package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * How long things may take.
 *
 * @param claim how long an entry belongs to who wrote it
 * @param lateness how long after its create a token may appear
 * @param patience how long a create waits for that
 */
record RecoveryLimits(Duration claim, Duration lateness, Duration patience) {

    static final RecoveryLimits DEFAULT =
            new RecoveryLimits(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(15));

    RecoveryLimits withClaim(Duration length) {
        return new RecoveryLimits(positive("claim", length), lateness, patience);
    }

    RecoveryLimits withLateness(Duration length) {
        return new RecoveryLimits(claim, positive("lateness", length), patience);
    }

    RecoveryLimits withPatience(Duration length) {
        if (length.isNegative()) {
            throw InvalidInputException.of("patience", "is negative");
        }
        return new RecoveryLimits(claim, lateness, length);
    }

    static Duration positive(String field, Duration length) {
        if (length.isZero() || length.isNegative()) {
            throw InvalidInputException.of(field, "is not positive");
        }
        return length;
    }
}
