package io.apitokens.rotation;

import io.apitokens.SecretDelivery;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.spi.RotationTarget;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a rotation; see {@link Rotation.Builder}. */
record RotationPlan(
        RotationTarget target,
        TokenId predecessor,
        SecretStore store,
        LeasedJournal journal,
        SecretVerifier verifier,
        Duration overlap,
        Duration deactivatedFor,
        RotationRules.@Nullable UnusedRule unused,
        Duration activationDelay,
        Duration visibilityDelay,
        Duration verificationTimeout,
        boolean deleteFirst) {

    TimeSource timeSource() {
        return journal.timeSource();
    }

    /** Reads the secret store, after it was checked that a write is likely to succeed. */
    Optional<StoredSecret> checkedStore() {
        return SecretDelivery.check(store);
    }

    Optional<StoredSecret> readStore() {
        try {
            return store.read();
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, "the secret store cannot be read; nothing was deleted. See the cause.", e);
        }
    }
}
