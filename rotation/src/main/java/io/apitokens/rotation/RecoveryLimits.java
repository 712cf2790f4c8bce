package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * The time limits of creates and their recovery.
 *
 * @param lease the lease of a journal entry
 * @param visibilityDelay the visibility delay of a token after its create
 * @param searchTimeout how long a create searches for the token of a lost response
 */
record RecoveryLimits(Duration lease, Duration visibilityDelay, Duration searchTimeout) {

    static final RecoveryLimits DEFAULT =
            new RecoveryLimits(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(15));

    RecoveryLimits withLease(Duration length) {
        return new RecoveryLimits(positive("lease", length), visibilityDelay, searchTimeout);
    }

    RecoveryLimits withVisibilityDelay(Duration length) {
        return new RecoveryLimits(lease, positive("visibilityDelay", length), searchTimeout);
    }

    RecoveryLimits withSearchTimeout(Duration length) {
        return new RecoveryLimits(lease, visibilityDelay, notNegative("searchTimeout", length));
    }

    static Duration notNegative(String field, Duration length) {
        if (length.isNegative()) {
            throw InvalidInputException.of(field, "is negative");
        }
        return length;
    }

    static Duration positive(String field, Duration length) {
        if (length.isZero() || length.isNegative()) {
            throw InvalidInputException.of(field, "is not positive");
        }
        return length;
    }
}
