package io.apitokens;

import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.Uninterrupted;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One write of a secret to a secret store, which is read back. A write with an unknown result is repeated with the same
 * secret: an abandoned write could complete later and leave the secret of a deleted token in the store. Used once. For
 * implementations of creates and rotations.
 */
@VendorSpi
public final class VerifiedWrite {

    private static final int MAX_WRITES = 3;

    private final SecretStore store;
    private final TimeSource timeSource;
    private @Nullable Throwable failure;
    private Result result = Result.UNKNOWN;

    private VerifiedWrite(SecretStore store, TimeSource timeSource) {
        this.store = store;
        this.timeSource = timeSource;
    }

    /**
     * Creates a write.
     *
     * @param store the secret store
     * @param timeSource sleeps between two writes
     * @return the write, which has not been made
     */
    public static VerifiedWrite to(SecretStore store, TimeSource timeSource) {
        return new VerifiedWrite(store, timeSource);
    }

    /** What is known of the store's content after the write. */
    private enum Result {
        /** The secret. */
        STORED,
        /** What another writer has written. */
        NOT_STORED,
        /** Unknown: the secret may be stored, now or later. */
        UNKNOWN
    }

    /** What the store gives back after a write. */
    private enum Content {
        WRITTEN,
        EXPECTED,
        OTHER,
        UNREADABLE
    }

    /**
     * Stores a secret in place of the version that was read before. An interrupt ends the delay between two writes, and
     * the thread's interrupt status is kept.
     *
     * @param issued the token and its secret; a secret with a character other than visible ASCII is not written, because
     *     a store could change it
     * @param expected the version that was read before; null if nothing was stored
     * @return whether the secret is certainly stored
     */
    public boolean store(IssuedToken issued, @Nullable String expected) {
        result = written(issued, expected);
        return result == Result.STORED;
    }

    /** {@return whether the secret is certainly not stored: the store holds what another writer wrote} */
    public boolean isDisproved() {
        return result == Result.NOT_STORED;
    }

    /**
     * Stores a secret as {@link #store} does, by one write and without any delay. A refusal alone proves nothing: the
     * store's own client may have written twice.
     *
     * @param issued the token and its secret
     * @param expected the version that was read before; null if nothing was stored
     * @return whether the secret is certainly stored
     */
    public boolean storeOnce(IssuedToken issued, @Nullable String expected) {
        if (isUnusable(issued)) {
            return false;
        }
        isRefused(issued, expected, 1);
        result = result(readBack(issued.secret(), expected));
        return result == Result.STORED;
    }

    private Result written(IssuedToken issued, @Nullable String expected) {
        if (isUnusable(issued)) {
            return Result.UNKNOWN;
        }
        for (int write = 1; ; write++) {
            boolean refused = isRefused(issued, expected, write);
            // A write may be refused because an earlier one was made, also by the store's own client.
            Result now = result(readBack(issued.secret(), expected));
            if (now != Result.UNKNOWN || refused || write == MAX_WRITES) {
                return now;
            }
            if (failure instanceof Error || !mayWriteAgain(write)) {
                return Result.UNKNOWN;
            }
        }
    }

    private static Result result(Content content) {
        return content == Content.WRITTEN
                ? Result.STORED
                : content == Content.OTHER ? Result.NOT_STORED : Result.UNKNOWN;
    }

    private boolean isUnusable(IssuedToken issued) {
        if (isVisible(issued.secret().expose())) {
            return false;
        }
        failure = InvalidInputException.of(
                "secret", "has a character that is not visible ASCII, which a store could change; it was not written");
        result = Result.UNKNOWN;
        return true;
    }

    /**
     * Returns the last failure of the store; if it reported none, an exception that says that the secret was not given
     * back.
     *
     * @return the failure, for an exception's cause
     */
    public Throwable failure() {
        return failure == null
                ? ConfigurationException.of(
                        CallFacts.NO_CALL, "the secret store did not return the secret that was written", null)
                : failure;
    }

    private static boolean isVisible(String secret) {
        return secret.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Writes, and returns whether the store refused it because its content had changed. */
    private boolean isRefused(IssuedToken issued, @Nullable String expected, int write) {
        try {
            if (write == 1) {
                store.write(issued, expected);
            } else {
                // An interrupt has ended the first write at most: this one finds out what the store holds.
                Uninterrupted.run(() -> store.write(issued, expected));
            }
            failure = null;
        } catch (Throwable e) {
            // Also checked exceptions that other JVM languages throw undeclared: the token must not become an orphan.
            Uninterrupted.restore(e);
            failure = e;
        }
        return failure instanceof SecretChangedException;
    }

    private Content readBack(Secret secret, @Nullable String expected) {
        try {
            StoredSecret stored = Uninterrupted.run(store::read).orElse(null);
            if (stored != null && stored.secret().equals(secret)) {
                return Content.WRITTEN;
            }
            // Nothing stored is no proof either: the write may still be on its way.
            boolean other = stored != null && !Objects.equals(stored.version(), expected);
            return other ? Content.OTHER : Content.EXPECTED;
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            if (failure == null) {
                failure = e;
            } else if (!failure.equals(e)) {
                failure.addSuppressed(e);
            }
            return Content.UNREADABLE;
        }
    }

    /** Sleeps before another write. An interrupted thread makes one more write, at once. */
    private boolean mayWriteAgain(int write) {
        if (Thread.currentThread().isInterrupted()) {
            return write == 1;
        }
        try {
            timeSource.sleep(Duration.ofSeconds(write));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !Thread.currentThread().isInterrupted();
    }
}
