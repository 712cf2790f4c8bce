package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Supplies the secret that a secret store holds; see {@link CredentialSource#from(SecretStore, String)}. */
final class StoredCredentialSource implements CredentialSource {

    private final SecretStore store;
    private final Function<Secret, Credential> credential;
    private final long everyMillis;
    private final InstantSource timeSource;
    // One thread reads. Others wait for it only if they have no credential to use meanwhile.
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile @Nullable Credential current;
    private volatile long readAt;
    // The failure of the last read; guarded by the lock.
    private @Nullable Throwable failure;

    StoredCredentialSource(
            SecretStore store, Function<Secret, Credential> credential, Duration every, InstantSource timeSource) {
        this.store = Objects.requireNonNull(store, "store");
        this.credential = Objects.requireNonNull(credential, "credential");
        if (every.isNegative()) {
            throw InvalidInputException.of("every", "is negative");
        }
        this.everyMillis = every.toMillis();
        this.timeSource = timeSource;
    }

    @Override
    public Credential get(CredentialRequest request) {
        // Only a read that starts after this point can return a secret newer than the rejected one.
        int seen = begun.get();
        Credential known = current;
        if (known == null || isSame(known, request.rejected())) {
            return fresh(seen, request.rejected());
        }
        if (isDue() && reading.tryLock()) {
            try {
                if (isDue()) {
                    read();
                }
            } finally {
                reading.unlock();
            }
            return known();
        }
        return known;
    }

    private Credential fresh(int seen, @Nullable Credential rejected) {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stored credential was read", e);
        }
        try {
            Credential known = current;
            boolean usable = known != null && !isSame(known, rejected);
            // Threads that waited for a read share its result: after a failure, another try would fail as slowly.
            boolean responded = begun.get() != seen && (known != null || failure != null);
            if (!usable && !responded) {
                read();
            }
            return known();
        } finally {
            reading.unlock();
        }
    }

    /** Reads the store, and keeps the known credential if that fails: an unavailable store must not stop calls. */
    private void read() {
        begun.incrementAndGet();
        failure = null;
        try {
            current = stored();
            readAt = timeSource.millis();
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            if (!Thread.currentThread().isInterrupted()) {
                failure = e;
                readAt = timeSource.millis();
            } else if (current == null) {
                // Do not record an interrupt as a failure: it concerns this thread only, and the next thread reads.
                throw new IllegalStateException("interrupted while the stored credential was read", e);
            }
        }
    }

    private Credential stored() throws IOException {
        Secret secret = store.read()
                .map(StoredSecret::secret)
                .orElseThrow(() -> NoCredentialsException.of(List.of("the secret store holds no secret")));
        try {
            return credential.apply(secret);
        } catch (InvalidInputException e) {
            throw ConfigurationException.of(
                    "the credential in " + SecretDelivery.name(store), "cannot be used: " + e.getMessage());
        }
    }

    private Credential known() {
        Credential known = current;
        if (known != null) {
            return known;
        }
        if (failure instanceof NoCredentialsException none) {
            throw NoCredentialsException.of(none.tried());
        }
        if (failure instanceof ConfigurationException unusable) {
            throw ConfigurationException.of(CallFacts.NO_CALL, String.valueOf(unusable.getMessage()), unusable);
        }
        throw ConfigurationException.of(
                CallFacts.NO_CALL, "the stored credential cannot be read. See the cause.", failure);
    }

    /** Returns whether the next read is due. It is also due after the clock was set back, which must not delay it. */
    private boolean isDue() {
        long age = timeSource.millis() - readAt;
        return age >= everyMillis || age < 0;
    }

    private static boolean isSame(Credential known, @Nullable Credential rejected) {
        return rejected != null && rejected.authorization().equals(known.authorization());
    }

    /** Returns the name of the store. */
    @Override
    public String toString() {
        return SecretDelivery.name(store);
    }
}
