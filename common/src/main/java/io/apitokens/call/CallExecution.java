package io.apitokens.call;

import io.apitokens.auth.Credential;
import io.apitokens.call.AttemptResult.CredentialRejected;
import io.apitokens.call.AttemptResult.Failed;
import io.apitokens.call.AttemptResult.NonceDemanded;
import io.apitokens.call.AttemptResult.Retryable;
import io.apitokens.call.AttemptResult.Success;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.TransportException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.transport.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a call: the retry loop. Blocks the calling thread. {@link RetryRules} decide whether to retry,
 * {@link Backoff} computes the delays, {@link CallAttempt} makes one attempt.
 */
final class CallExecution<R extends @Nullable Object> {

    private final ApiClient client;
    private final PreparedCall<?> call;
    private final Operation operation;
    private final CallState state;
    private final CallTime time;
    private final CallCredential credential;
    private final CallAttempt<R> attempt;
    private @Nullable ApiTokenException lastFailure;
    private int uncounted;

    /** Creates an execution. The decoder is the call's own, or {@link Decoder#UNREAD}. */
    CallExecution(ApiClient client, PreparedCall<?> call, Decoder<R> decoder, Cancellation cancellation) {
        this.client = client;
        this.call = call;
        this.operation = call.operation();
        this.state = new CallState(client, operation);
        this.time = new CallTime(client.timeSource(), call.options(), operation, cancellation, state);
        this.credential = new CallCredential(client, operation, call.url(), state, time);
        this.attempt = new CallAttempt<>(client, operation, call.decoder(), decoder, state, time, credential);
    }

    R result() {
        state.started();
        try {
            client.refuseUnlessAllowed(operation, state.facts());
            client.askSpecCheck(operation, call.proposal(), state.facts());
            time.start();
            // A shared timeout may be over: book no slot for a request that is not sent.
            time.requireTimeLeft();
            waitForSlot();
            R result = exchange();
            client.budget().giveBack();
            state.succeeded();
            return result;
        } catch (Throwable e) {
            ApiTokenException error = typed(e);
            state.ended(error.outcome(), error.getClass().getSimpleName());
            throw error;
        }
    }

    /** Returns the error of this call. What foreign code throws, such as a time source, does not know its outcome. */
    private ApiTokenException typed(Throwable e) {
        return e instanceof ApiTokenException own && state.isAbout(own)
                ? own
                : TransportException.of(
                        state.facts(), "failed with " + e.getClass().getSimpleName(), e);
    }

    /**
     * Returns the failure of a call that could not start: the client is closed, or the caller's executor rejected it.
     */
    ApiTokenException refused(Throwable cause) {
        state.started();
        // An executor has no business with this library's exceptions, so the message of one may quote anything.
        Throwable kept = cause instanceof ApiTokenException ? null : cause;
        ApiTokenException refusal =
                ConfigurationException.of(state.facts(), "the client's executor rejected the call", kept);
        state.ended(refusal.outcome(), refusal.getClass().getSimpleName());
        return refusal;
    }

    /** Waits for the vendor's rate limit. A slot later than the deadline fails at once, unless it starts the timeout. */
    private void waitForSlot() {
        if (call.options().slotFirst()) {
            time.sleep(Duration.ofNanos(slot(Long.MAX_VALUE, null)), null);
            time.start();
            return;
        }
        // A slot at the very deadline is too late as well.
        long delay = slot(time.timeLeft().toNanos() - 1, null);
        if (delay < 0) {
            throw DeadlineExceededException.of(
                    state.facts(), "the next slot of the rate limit is later than the timeout", null);
        }
        time.sleep(Duration.ofNanos(delay), null);
    }

    /** Makes attempts until one succeeds or no retry is allowed. */
    private R exchange() {
        while (true) {
            time.requireTimeLeft();
            HttpRequest request = request();
            // Check again: the credential source may have used up the time.
            time.requireTimeLeft();
            time.beginAttempt(operation.effect().issuesSecret());
            state.attempt();
            AttemptResult<R> result = attempt.send(request);
            if (result instanceof Success<R> success) {
                return success.value();
            }
            waitOrThrow(result);
        }
    }

    private HttpRequest request() {
        Credential next = credential.next(lastFailure);
        // Of a token request the credential is the body, so that each attempt has a new one.
        byte[] body = next.form()
                .map(form -> form.expose().getBytes(StandardCharsets.US_ASCII))
                .orElse(call.body());
        return HttpRequest.of(
                operation.method(),
                call.url(),
                client.headers(next, body != null && body.length > 0),
                body,
                call.needsFreshConnection());
    }

    private void waitOrThrow(AttemptResult<R> result) {
        if (result instanceof Retryable<R> retryable) {
            Duration delay = Backoff.before(
                    state.attempts(),
                    retryable.requestedDelay(),
                    retryable.leastDelay(),
                    client.timeSource().random());
            waitOrThrow(retryable.error(), delay);
        } else if (result instanceof NonceDemanded<R> demanded) {
            // The server has processed nothing, so this is not counted as a retry.
            time.endAttempt();
            uncounted++;
            retryAfter(Duration.ZERO, demanded.error());
        } else if (result instanceof CredentialRejected<R> rejected) {
            // The vendor rejected the attempt, so the call may be cancelled while its credential is renewed.
            time.endAttempt();
            if (noneLeft() || !credential.renew()) {
                throw rejected.error();
            }
            retryAfter(Duration.ZERO, rejected.error());
        } else {
            throw ((Failed<R>) result).error();
        }
    }

    private void waitOrThrow(ApiTokenException failure, Duration delay) {
        // If the delay would exceed the call's timeout, fail now: the failure carries the delay that the vendor
        // requested.
        if (noneLeft() || delay.compareTo(time.timeLeft()) >= 0 || !mayRetry(failure)) {
            throw failure;
        }
        time.endAttempt();
        retryAfter(delay, failure);
    }

    private boolean noneLeft() {
        return state.attempts() - uncounted > call.options().retries();
    }

    /** Returns whether the retry budget allows a retry. Rate limit retries do not use it. */
    private boolean mayRetry(ApiTokenException failure) {
        return failure instanceof RateLimitedException || client.budget().take();
    }

    private void retryAfter(Duration delay, ApiTokenException failure) {
        lastFailure = failure;
        state.retry(delay, failure);
        time.sleep(delay, failure);
        // Book after the backoff: the rate limit counts requests at the moment they are sent.
        long slot = slot(time.timeLeft().toNanos(), failure);
        if (slot < 0) {
            throw failure;
        }
        time.sleep(Duration.ofNanos(slot), failure);
    }

    /** Books a slot. If the shared rate gate fails, throws the failure of the attempt before, if there was one. */
    private long slot(long longest, @Nullable ApiTokenException failure) {
        try {
            return client.bookSlot(operation, longest);
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            if (failure != null) {
                throw failure;
            }
            throw ConfigurationException.of(state.facts(), "the shared rate gate failed", e);
        }
    }
}
