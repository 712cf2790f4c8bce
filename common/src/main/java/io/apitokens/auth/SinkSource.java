package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Follows what a sink holds; see {@link CredentialSource#from(SecretSink, String)}. */
final class SinkSource implements CredentialSource {

    private final SecretSink sink;
    private final String scheme;
    private final long everyMillis;
    private final InstantSource clock;
    // One thread reads. The others wait for it only if there is nothing that they could use meanwhile.
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile @Nullable Credential current;
    private volatile long readAt;
    // Of the last read; guarded by the lock.
    private @Nullable Exception failure;

    SinkSource(SecretSink sink, String scheme, Duration every, InstantSource clock) {
        // A scheme that is none is found now and not at the first call.
        Credential.of(scheme, Secret.of("checked"));
        this.sink = Objects.requireNonNull(sink, "sink");
        this.scheme = scheme;
        if (every.isNegative()) {
            throw InvalidInputException.of("every", "is negative");
        }
        this.everyMillis = every.toMillis();
        this.clock = clock;
    }

    @Override
    public Credential get(CredentialRequest request) {
        // Only a read that begins from now on can know more than the vendor's refusal.
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
            // Whoever waited while it failed would only meet the same failure again, and as slowly.
            boolean answered = begun.get() != seen && (known != null || failure != null);
            if (!usable && !answered) {
                read();
            }
            return known();
        } finally {
            reading.unlock();
        }
    }

    /** What is known stays so until something else is read: a store that is down must not stop the calls. */
    private void read() {
        begun.incrementAndGet();
        failure = null;
        try {
            current = stored();
            readAt = clock.millis();
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failure = e;
                readAt = clock.millis();
            } else if (current == null) {
                // This thread's alone: the next one tries for itself.
                throw new IllegalStateException("interrupted while the stored credential was read", e);
            }
        }
    }

    private Credential stored() throws IOException {
        Secret secret = sink.read()
                .map(StoredSecret::secret)
                .orElseThrow(() -> NoCredentialsException.of(List.of("the sink holds no secret")));
        return Credential.of(scheme, secret);
    }

    private Credential known() {
        Credential known = current;
        if (known != null) {
            return known;
        }
        if (failure instanceof NoCredentialsException none) {
            throw NoCredentialsException.of(none.tried());
        }
        throw ConfigurationException.of(CallFacts.NO_CALL, "the stored credential cannot be read", failure);
    }

    /** Also when the clock was set back, which must not put the next read off. */
    private boolean isDue() {
        long age = clock.millis() - readAt;
        return age >= everyMillis || age < 0;
    }

    private static boolean isSame(Credential known, @Nullable Credential rejected) {
        return rejected != null && rejected.authorization().equals(known.authorization());
    }
}
