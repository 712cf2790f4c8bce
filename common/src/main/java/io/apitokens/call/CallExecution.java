package io.apitokens.call;

import io.apitokens.auth.Credential;
import io.apitokens.call.FailedAttemptException.Next;
import io.apitokens.call.RetryRules.Phase;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a call: the retry loop. Blocks the calling thread. {@link RetryRules} decide whether to retry,
 * {@link Backoff} computes the delays.
 */
final class CallExecution<R extends @Nullable Object> {

    private final ApiClient client;
    private final PreparedCall<?> call;
    private final Decoder<R> decoder;
    private final Operation operation;
    private final String url;
    private final CallState state;
    private final CallTime time;
    private final CallCredential credential;
    private @Nullable ApiTokenException lastFailure;

    /** Creates a run. The decoder is the call's own, or {@link Decoder#UNREAD}. */
    CallExecution(ApiClient client, PreparedCall<?> call, Decoder<R> decoder, Cancellation cancellation) {
        this.client = client;
        this.call = call;
        this.decoder = decoder;
        this.operation = call.operation();
        this.url = call.url();
        this.state = new CallState(client, operation);
        this.time = new CallTime(client.timeSource(), call.limits().timeout(), cancellation, state);
        this.credential = new CallCredential(client, operation, url, state, time);
    }

    R result() {
        state.started();
        try {
            client.refuseUnlessAllowed(operation, state.facts());
            waitForTurn();
            time.start();
            R result = exchange();
            client.budget().giveBack();
            state.succeeded();
            return result;
        } catch (ApiTokenException e) {
            state.ended(e.outcome(), e.getClass().getSimpleName());
            throw e;
        }
    }

    /**
     * Returns the failure of a call that could not start: the client is closed, or the caller's executor rejected it.
     */
    ApiTokenException refused(RejectedExecutionException cause) {
        return ConfigurationException.of(state.facts(), "the client's executor rejected the call", cause);
    }

    /** Backoff for the vendor's rate limit, before the call's own timeout starts. */
    private void waitForTurn() {
        long wait = client.bookSlot(operation, client.longestPacing().toNanos());
        if (wait < 0) {
            throw DeadlineExceededException.of(
                    state.facts(), "the rate limit requires a longer delay than allowed", null);
        }
        time.sleep(Duration.ofNanos(wait), null);
    }

    /** Makes attempts until one succeeds or no retry is allowed. */
    private R exchange() {
        while (true) {
            time.giveUpIfOver(null);
            HttpRequest request = request();
            // Check again: the credential source may have used up the time.
            time.giveUpIfOver(null);
            time.beginAttempt(operation.effect().issuesSecret());
            state.attempt();
            try {
                return attempt(request);
            } catch (FailedAttemptException e) {
                waitOrThrow(e);
            }
        }
    }

    private HttpRequest request() {
        Credential next = credential.next(lastFailure);
        byte[] body = call.body();
        return HttpRequest.of(
                operation.method(),
                url,
                client.headers(next, body != null && body.length > 0),
                body,
                call.needsFreshConnection());
    }

    private R attempt(HttpRequest request) throws FailedAttemptException {
        try {
            HttpResponse unread = client.transport().send(request, time);
            state.responded(unread.status());
            boolean good = unread.status() >= 200 && unread.status() < 300;
            Bodies.Body body = Bodies.read(unread, good ? Bodies.MAX_BYTES : Bodies.MAX_ERROR_BYTES);
            RawResponse response = new RawResponse(unread.status(), unread.headers(), body.bytes());
            client.obeyPause(response);
            return good ? succeeded(response, body) : failedResponse(response);
        } catch (NotSentException e) {
            // An untrusted certificate stays untrusted, so a retry cannot succeed.
            boolean repeatable = !(e.getCause() instanceof SSLException);
            throw failed(Phase.NOT_SENT, repeatable, "the request was not sent", e);
        } catch (ApiTokenException | FailedAttemptException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failed(Phase.NO_RESPONSE, true, "no response was received", e);
        } catch (Throwable e) {
            // An Error thrown by a transport is not retried, but the request may have taken effect.
            throw failed(Phase.NO_RESPONSE, false, "no response was received", e);
        }
    }

    /**
     * Decodes a successful response. A truncated one counts as a lost response and may be retried, unless the operation
     * issues a secret.
     *
     * @param body null if the body is not used
     */
    private R succeeded(RawResponse response, Bodies.@Nullable Body body) throws FailedAttemptException {
        try {
            if (body != null) {
                SuccessfulResponses.requireWhole(response, body, call.decoder());
            }
            R result = decoder.decode(response);
            if (operation.effect() == Effect.REVOKE_SELF) {
                credential.revoked();
            }
            return result;
        } catch (UnusableResponseException e) {
            IOException cut = e.cut();
            if (cut == null || operation.effect().issuesSecret()) {
                throw unreadable(response, e);
            }
            throw failed(Phase.NO_RESPONSE, true, e.problem(), cut);
        } catch (Error e) {
            // For example a linkage error caused by another version of a library. It would recur, so the call is not
            // retried.
            throw failed(Phase.NO_RESPONSE, false, "the response could not be read", e);
        }
    }

    private UnreadableResponseException unreadable(RawResponse response, UnusableResponseException e) {
        state.mayHaveTakenEffect();
        CallFacts facts =
                SuccessfulResponses.provesSuccess(operation, response) ? state.factsAfterSuccess() : state.facts();
        return UnreadableResponseException.of(
                facts, "status " + response.status() + ", but " + e.problem(), e.secret());
    }

    /** Throws the failure for an error response, unless the response proves that an earlier attempt succeeded. */
    private R failedResponse(RawResponse response) throws FailedAttemptException {
        int status = response.status();
        VendorError error = client.rules().readError(response);
        if (state.mayHaveArrived() && client.rules().provesEarlierSuccess(operation, status, error)) {
            return succeeded(response, null);
        }
        ErrorKind kind = client.rules().kind(status, error);
        boolean repeatable = RetryRules.mayRepeat(operation.effect(), Phase.RESPONSE, status);
        Duration asked = repeatable
                ? client.rules().requestedWait(response, client.timeSource().instant())
                : null;
        if (RetryRules.mayHaveTakenEffect(operation.effect(), status)) {
            state.mayHaveTakenEffect();
        }
        ResponseException failure = ResponseException.of(
                kind, state.facts(), VendorText.facts(status, kind, error, asked, credential.sent()));
        if (credential.mayBeRenewed() && RetryRules.mayRenew(operation.effect(), kind)) {
            throw new FailedAttemptException(failure, Next.RENEW);
        }
        throw repeatable
                ? new FailedAttemptException(
                        failure, Next.REPEAT, asked, client.rules().leastWait(response))
                : new FailedAttemptException(failure, Next.END);
    }

    private FailedAttemptException failed(Phase phase, boolean repeatable, String what, Throwable failure) {
        Throwable cause = withoutPeersText(failure);
        if (phase == Phase.NO_RESPONSE) {
            state.mayHaveTakenEffect();
        }
        time.giveUpIfOver(cause);
        Throwable shown = phase == Phase.NOT_SENT && cause.getCause() != null ? cause.getCause() : cause;
        TransportException told = TransportException.of(
                state.facts(), what + " (" + shown.getClass().getSimpleName() + ")", shown);
        boolean repeated = repeatable && RetryRules.mayRepeat(operation.effect(), phase, 0);
        return new FailedAttemptException(told, repeated ? Next.REPEAT : Next.END);
    }

    /** Replaces a protocol error. OkHttp quotes the invalid line, which may be part of a response with a secret. */
    private static Throwable withoutPeersText(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException) {
                return new ProtocolException("the response violates the HTTP protocol");
            }
        }
        return failure;
    }

    private void waitOrThrow(FailedAttemptException failed) {
        ApiTokenException failure = failed.failure();
        if (failed.next() == Next.END || state.attempts() > call.limits().retries()) {
            throw failure;
        }
        Duration wait = failed.wait(state.attempts(), client.timeSource().random());
        // If the delay would exceed the call's timeout, fail now: the failure carries the delay that the vendor
        // requested.
        if (wait.compareTo(time.timeLeft()) >= 0 || !mayFollow(failed)) {
            throw failure;
        }
        lastFailure = failure;
        time.endAttempt();
        state.retry(wait, failure);
        time.sleep(wait, failure);
        // Book after the backoff: the rate limit counts requests at the moment they are sent.
        long turn = client.bookSlot(operation, time.timeLeft().toNanos());
        if (turn < 0) {
            throw failure;
        }
        time.sleep(Duration.ofNanos(turn), failure);
    }

    /** Returns whether a retry is allowed. Rate limit retries and credential renewals do not use the retry budget. */
    private boolean mayFollow(FailedAttemptException failed) {
        if (failed.next() == Next.RENEW) {
            // The vendor rejected the attempt, so the call may be cancelled while its credential is renewed.
            time.endAttempt();
            return credential.renew();
        }
        return failed.failure() instanceof RateLimitedException
                || client.budget().take();
    }
}
