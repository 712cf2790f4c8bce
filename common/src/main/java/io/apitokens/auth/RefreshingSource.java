package io.apitokens.auth;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.transport.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Caches a credential until shortly before its expiry or until it is rejected; see {@link CredentialSource#refreshing}.
 */
final class RefreshingSource implements CredentialSource {

    /** The divisor of the early-renewal period that yields the delay after a failed early renewal. */
    private static final int TRIES_IN_ADVANCE = 10;

    /** An early renewal may take this part of the time of the call that makes it, which has a valid credential. */
    private static final int PART_OF_CALL = 3;

    /** The divisor of a credential's life that limits the early-renewal period. */
    private static final int PART_OF_LIFE = 4;

    private static final Duration LONGEST_EARLY = Duration.ofSeconds(10);

    /** Obtains a new credential within the time of the call that needs it. */
    interface Renewal {
        RenewedCredential renew(CredentialRequest request) throws Exception;
    }

    private final Renewal renewal;
    private final Duration early;
    private final InstantSource timeSource;
    private volatile @Nullable RenewedCredential current;
    private volatile Duration margin = Duration.ZERO;
    private volatile @Nullable Instant notBefore;
    // The renewal that one thread makes and others wait for; guarded by this.
    private @Nullable CompletableFuture<RenewedCredential> running;

    RefreshingSource(Renewal renewal, Duration early, InstantSource timeSource) {
        this.renewal = renewal;
        this.early = early;
        this.timeSource = timeSource;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // This very renewal is meant.
    public Credential get(CredentialRequest request) {
        while (true) {
            RenewedCredential known = current;
            if (known != null && isGood(known, request.rejected())) {
                return known.credential();
            }
            CompletableFuture<RenewedCredential> own = new CompletableFuture<>();
            CompletableFuture<RenewedCredential> renewing = begun(own, request.rejected());
            known = current;
            RenewedCredential valid = known != null && isAlive(known, request.rejected(), Duration.ZERO) ? known : null;
            if (renewing == own) {
                return renewed(own, request, valid);
            }
            if (valid != null) {
                return valid.credential();
            }
            RenewedCredential shared = renewing == null ? null : awaited(renewing, request.attempt());
            if (shared != null) {
                return shared.credential();
            }
        }
    }

    /** Returns the renewal that runs, which is the given one if none ran; null if none is needed any more. */
    private synchronized @Nullable CompletableFuture<RenewedCredential> begun(
            CompletableFuture<RenewedCredential> own, @Nullable Credential rejected) {
        RenewedCredential known = current;
        if (known != null && isGood(known, rejected)) {
            return null;
        }
        running = running == null ? own : running;
        return running;
    }

    private synchronized void ended() {
        running = null;
    }

    /** Renews in this thread, and tells those that wait. A credential that was due for early renewal is still valid. */
    private Credential renewed(
            CompletableFuture<RenewedCredential> own, CredentialRequest request, @Nullable RenewedCredential valid) {
        try {
            RenewedCredential renewed = Objects.requireNonNull(
                    renewal.renew(valid == null ? request : limited(request)), "renewed credential");
            margin = margin(renewed.expires());
            current = renewed;
            ended();
            own.complete(renewed);
            return renewed.credential();
        } catch (Throwable e) {
            ended();
            Uninterrupted.restore(e);
            own.completeExceptionally(e);
            if (valid == null || Thread.currentThread().isInterrupted()) {
                throw failure(e);
            }
            if (!(e instanceof CallInterruptedException)) {
                notBefore = timeSource.instant().plus(early.dividedBy(TRIES_IN_ADVANCE));
            }
            return valid.credential();
        }
    }

    /** Returns a request that leaves time for the call itself. */
    private static CredentialRequest limited(CredentialRequest request) {
        Attempt call = request.attempt();
        if (call == null) {
            return request;
        }
        Duration part = call.timeLeft().dividedBy(PART_OF_CALL);
        Duration limit = part.compareTo(LONGEST_EARLY) < 0 ? part : LONGEST_EARLY;
        Attempt limited = new Attempt() {
            @Override
            public Duration timeLeft() {
                return limit;
            }

            @Override
            public void onCancel(Runnable action) {
                call.onCancel(action);
            }
        };
        return new CredentialRequest(
                request.vendor(), request.origin(), request.method(), request.uri(), request.rejected(), limited);
    }

    /**
     * Waits for the renewal of another thread and shares its result: after a failure, another try would fail as slowly.
     * Returns null if the other thread gave up for a reason of its own: then this one renews.
     */
    private static @Nullable RenewedCredential awaited(
            CompletableFuture<RenewedCredential> renewing, @Nullable Attempt attempt) {
        CompletableFuture<RenewedCredential> mine = renewing.copy();
        if (attempt != null) {
            attempt.onCancel(() -> mine.cancel(false));
        }
        try {
            return attempt == null ? mine.get() : mine.get(attempt.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        } catch (TimeoutException | CancellationException e) {
            throw failure(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (isOfOneCall(cause)) {
                return null;
            }
            throw failure(cause);
        }
    }

    private static boolean isOfOneCall(@Nullable Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof CallInterruptedException
                || failure instanceof DeadlineExceededException;
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof ApiTokenException own
                ? own
                : new IllegalStateException("the credential could not be renewed", cause);
    }

    private boolean isGood(RenewedCredential known, @Nullable Credential rejected) {
        Instant pause = notBefore;
        boolean pausing = pause != null && timeSource.instant().isBefore(pause);
        return isAlive(known, rejected, pausing ? Duration.ZERO : margin);
    }

    /** Returns how long before its expiry a new credential is renewed. A short-lived one is used for most of its life. */
    private Duration margin(@Nullable Instant end) {
        if (end == null) {
            return early;
        }
        Duration part = Duration.between(timeSource.instant(), end).dividedBy(PART_OF_LIFE);
        return part.compareTo(early) < 0 ? part : early;
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
