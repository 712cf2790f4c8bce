package io.apitokens.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Caches a credential until shortly before its expiry or until it is rejected; see {@link CredentialSource#refreshing}.
 */
final class RefreshingSource implements CredentialSource {

    /** The divisor of the early-renewal period that yields the delay after a failed early renewal. */
    private static final int TRIES_IN_ADVANCE = 10;

    private final Callable<RenewedCredential> renew;
    private final Duration early;
    private final InstantSource timeSource;
    // One thread renews while the others wait for its result.
    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile @Nullable RenewedCredential current;
    private volatile @Nullable Instant notBefore;
    private @Nullable Exception failure;

    RefreshingSource(Callable<RenewedCredential> renew, Duration early, InstantSource timeSource) {
        this.renew = renew;
        this.early = early;
        this.timeSource = timeSource;
    }

    @Override
    public Credential get(CredentialRequest request) {
        int seen = renewals.get();
        RenewedCredential known = current;
        if (known != null && isGood(known, request.rejected())) {
            return known.credential();
        }
        try {
            renewing.lockInterruptibly();
            try {
                return renewed(seen, request.rejected());
            } finally {
                renewing.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the credential was renewed", e);
        }
    }

    private Credential renewed(int seen, @Nullable Credential rejected) throws InterruptedException {
        RenewedCredential known = current;
        if (known != null && isGood(known, rejected)) {
            return known.credential();
        }
        // Threads that waited for a renewal share its result: after a failure, another try would fail as slowly.
        if (renewals.get() == seen) {
            renew();
        }
        known = current;
        // A credential that was due for early renewal is still valid.
        if (known != null && (failure == null || isAlive(known, rejected, Duration.ZERO))) {
            return known.credential();
        }
        throw new IllegalStateException("the credential could not be renewed", failure);
    }

    private void renew() throws InterruptedException {
        try {
            current = Objects.requireNonNull(renew.call(), "renewed credential");
            failure = null;
        } catch (InterruptedException e) {
            // Do not record an interrupt as a failure: it concerns this thread only, and the next thread renews.
            throw e;
        } catch (Exception e) {
            failure = e;
            notBefore = timeSource.instant().plus(early.dividedBy(TRIES_IN_ADVANCE));
        }
        renewals.incrementAndGet();
    }

    private boolean isGood(RenewedCredential known, @Nullable Credential rejected) {
        Instant pause = notBefore;
        boolean pausing = pause != null && timeSource.instant().isBefore(pause);
        return isAlive(known, rejected, pausing ? Duration.ZERO : early);
    }

    private boolean isAlive(RenewedCredential known, @Nullable Credential rejected, Duration before) {
        Instant end = known.expires();
        return !isSame(known.credential(), rejected)
                && (end == null || timeSource.instant().isBefore(end.minus(before)));
    }

    private static boolean isSame(Credential known, @Nullable Credential rejected) {
        return rejected != null && rejected.authorization().equals(known.authorization());
    }

    @Override
    public String toString() {
        return "CredentialSource.refreshing(…)";
    }
}
