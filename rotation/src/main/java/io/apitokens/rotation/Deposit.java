package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TimeSource;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.Uninterrupted;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a secret to a secret store and verifies that it is stored. A write with an unknown outcome is retried with the
 * same secret: an abandoned write could complete later and leave the secret of a deleted token in the store. Used once.
 */
final class Deposit {

    private static final int MAX_WRITES = 3;

    private final SecretStore store;
    private final TimeSource timeSource;
    private @Nullable Throwable failure;
    private boolean written;

    Deposit(SecretStore store, TimeSource timeSource) {
        this.store = store;
        this.timeSource = timeSource;
    }

    /** The final content of the secret store. */
    enum Result {
        /** The secret. */
        STORED,
        /** Something else. */
        NOT_STORED,
        /** Unknown. */
        UNKNOWN
    }

    /** Returns the last failure; if none was recorded, the mismatch between the written and the stored secret. */
    Throwable failure() {
        return failure == null ? problem("the secret store did not return the secret that was written") : failure;
    }

    private static ConfigurationException problem(String message) {
        return ConfigurationException.of(CallFacts.NO_CALL, message, null);
    }

    /** Stores a secret in place of the version that was read before. */
    Result store(IssuedToken issued, @Nullable String expected) {
        for (int write = 1; ; write++) {
            write(issued, expected);
            Result result = readBack(issued, expected);
            boolean refused = failure instanceof SecretChangedException;
            boolean over = failure == null || refused || write == MAX_WRITES;
            if (result == Result.STORED || (over && result == Result.NOT_STORED)) {
                return result;
            }
            if (over || !slept(write)) {
                // A retried write may be rejected because an earlier one of these writes succeeded.
                return refused && write == 1 ? Result.NOT_STORED : Result.UNKNOWN;
            }
        }
    }

    private void write(IssuedToken issued, @Nullable String expected) {
        try {
            store.write(issued, expected);
            failure = null;
            written = true;
        } catch (Throwable e) {
            failure = e;
        }
    }

    private Result readBack(IssuedToken issued, @Nullable String expected) {
        try {
            StoredSecret stored = Uninterrupted.run(store::read).orElse(null);
            if (stored != null && stored.secret().equals(issued.secret())) {
                return Result.STORED;
            }
            // A successful write has replaced the expected version, so this read returned a stale copy.
            if (written && Objects.equals(stored == null ? null : stored.version(), expected)) {
                throw problem("the secret store returned the previous secret");
            }
            return Result.NOT_STORED;
        } catch (Throwable e) {
            if (failure == null) {
                failure = e;
            } else if (!failure.equals(e)) {
                failure.addSuppressed(e);
            }
            return Result.UNKNOWN;
        }
    }

    private boolean slept(int write) {
        try {
            timeSource.sleep(Duration.ofSeconds(write));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
