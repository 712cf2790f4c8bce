package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * The time limits of creates and their recovery.
 *
 * @param claim the lease of a journal entry
 * @param lateness the visibility delay of a token after its create
 * @param patience how long a create searches for the token of a lost response
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
