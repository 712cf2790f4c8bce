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
 * One execution of a call: the loop of attempts. Blocks the calling thread. Whether to repeat is asked of {@link RetryRules},
 * how long to wait of {@link Waits}; this class does it.
 */
final class CallRun<R extends @Nullable Object> {

    private final ApiClient client;
    private final PreparedCall<?> call;
    private final Decoder<R> decoder;
    private final Operation operation;
    private final String url;
    private final CallLedger ledger;
    private final CallTime time;
    private final CallCredential credential;
    private @Nullable ApiTokenException lastFailure;

    /** The decoder is the call's own, or leaves its answer unread. */
    CallRun(ApiClient client, PreparedCall<?> call, Decoder<R> decoder, Cancellation cancellation) {
        this.client = client;
        this.call = call;
        this.decoder = decoder;
        this.operation = call.operation();
        this.url = call.url();
        this.ledger = new CallLedger(client, operation);
        this.time = new CallTime(client.timing(), call.limits().timeout(), cancellation, ledger);
        this.credential = new CallCredential(client, operation, url, ledger, time);
    }

    R result() {
        ledger.started();
        try {
            client.refuseUnlessAllowed(operation, ledger.facts());
            waitForTurn();
            time.start();
            R result = exchange();
            client.budget().giveBack();
            ledger.succeeded();
            return result;
        } catch (ApiTokenException e) {
            ledger.ended(e.outcome(), e.getClass().getSimpleName());
            throw e;
        }
    }

    /** The call was not even begun: the client is closed, or the caller's executor has no room. */
    ApiTokenException refused(RejectedExecutionException cause) {
        return ConfigurationException.of(ledger.facts(), "the client's executor refused the call", cause);
    }

    /** The vendor's rate is waited for before the call's own time begins. */
    private void waitForTurn() {
        long wait = client.bookTurn(operation, client.longestPacing().toNanos());
        if (wait < 0) {
            throw DeadlineExceededException.of(
                    ledger.facts(),
                    "the wait for the vendor's rate limit would be longer than allowed; nothing was sent",
                    null);
        }
        time.sleep(Duration.ofNanos(wait), null);
    }

    /** Makes attempts until one succeeds. */
    private R exchange() {
        while (true) {
            time.giveUpIfOver(null);
            HttpRequest request = request();
            // Getting a credential may have taken its time, too.
            time.giveUpIfOver(null);
            time.beginAttempt(operation.effect().issuesSecret());
            ledger.attempt();
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
        return HttpRequest.of(operation.method(), url, client.headers(next, body != null && body.length > 0), body);
    }

    private R attempt(HttpRequest request) throws FailedAttemptException {
        try {
            HttpResponse response = client.transport().send(request, time);
            ledger.answered(response.status());
            boolean good = response.status() >= 200 && response.status() < 300;
            Bodies.Body body = Bodies.read(response, good ? Bodies.MAX_BYTES : Bodies.MAX_ERROR_BYTES);
            RawResponse answer = new RawResponse(response.status(), response.headers(), body.bytes());
            client.obeyPause(answer);
            return good ? succeeded(answer, body) : answered(answer);
        } catch (NotSentException e) {
            // A certificate that is not trusted now will not be trusted in a second.
            boolean repeatable = !(e.getCause() instanceof SSLException);
            throw failed(Phase.NOT_SENT, repeatable, "nothing was sent", e);
        } catch (ApiTokenException | FailedAttemptException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failed(Phase.NO_ANSWER, true, "no answer came", e);
        } catch (Throwable e) {
            // An error of somebody's transport: not to be met again, but what it may have left behind must be told.
            throw failed(Phase.NO_ANSWER, false, "no answer came", e);
        }
    }

    /**
     * Reading the answer is part of the attempt: one that broke off is as good as none, unless there should be a secret in it.
     *
     * @param body null if nothing is expected of it
     */
    private R succeeded(RawResponse answer, Bodies.@Nullable Body body) throws FailedAttemptException {
        try {
            if (body != null) {
                GoodAnswers.requireWhole(answer, body, call.decoder());
            }
            R result = decoder.decode(answer);
            if (operation.effect() == Effect.REVOKE_SELF) {
                credential.revoked();
            }
            return result;
        } catch (UnusableAnswerException e) {
            IOException cut = e.cut();
            if (cut == null || operation.effect().issuesSecret()) {
                throw unreadable(answer, e);
            }
            throw failed(Phase.NO_ANSWER, true, e.problem(), cut);
        } catch (Error e) {
            // Such as that of another version of a library; there is no use in asking again.
            throw failed(Phase.NO_ANSWER, false, "the answer could not be read", e);
        }
    }

    private UnreadableResponseException unreadable(RawResponse answer, UnusableAnswerException e) {
        ledger.mayHaveTakenEffect();
        CallFacts facts = GoodAnswers.provesSuccess(operation, answer) ? ledger.factsAfterSuccess() : ledger.facts();
        return UnreadableResponseException.of(facts, answer.status() + ", but " + e.problem(), e.secret());
    }

    /** An error answer, unless it proves that an earlier attempt succeeded. */
    private R answered(RawResponse answer) throws FailedAttemptException {
        int status = answer.status();
        VendorError error = client.rules().readError(answer);
        if (ledger.mayHaveArrived() && client.rules().provesEarlierSuccess(operation, status, error)) {
            return succeeded(answer, null);
        }
        ErrorKind kind = client.rules().kind(status, error);
        boolean repeatable = RetryRules.mayRepeat(operation.effect(), Phase.ANSWERED, status);
        Duration asked = repeatable
                ? client.rules().requestedWait(answer, client.timing().now())
                : null;
        if (RetryRules.mayHaveTakenEffect(operation.effect(), status)) {
            ledger.mayHaveTakenEffect();
        }
        ResponseException failure = ResponseException.of(
                kind, ledger.facts(), VendorText.facts(status, kind, error, asked, credential.sent()));
        if (credential.mayBeRenewed() && RetryRules.mayRenew(operation.effect(), kind)) {
            throw new FailedAttemptException(failure, Next.RENEW);
        }
        throw repeatable
                ? new FailedAttemptException(
                        failure, Next.REPEAT, asked, client.rules().leastWait(answer))
                : new FailedAttemptException(failure, Next.END);
    }

    private FailedAttemptException failed(Phase phase, boolean repeatable, String what, Throwable failure) {
        Throwable cause = withoutPeersText(failure);
        if (phase == Phase.NO_ANSWER) {
            ledger.mayHaveTakenEffect();
        }
        time.giveUpIfOver(cause);
        Throwable shown = phase == Phase.NOT_SENT && cause.getCause() != null ? cause.getCause() : cause;
        TransportException told = TransportException.of(
                ledger.facts(), what + " (" + shown.getClass().getSimpleName() + ")", shown);
        boolean repeated = repeatable && RetryRules.mayRepeat(operation.effect(), phase, 0);
        return new FailedAttemptException(told, repeated ? Next.REPEAT : Next.END);
    }

    /** OkHttp quotes the line that breaks the rules, which may be the rest of an answer with a secret in it. */
    private static Throwable withoutPeersText(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException) {
                return new ProtocolException("the answer breaks the rules of HTTP");
            }
        }
        return failure;
    }

    private void waitOrThrow(FailedAttemptException failed) {
        ApiTokenException failure = failed.failure();
        if (failed.next() == Next.END || ledger.attempts() > call.limits().retries()) {
            throw failure;
        }
        Duration wait = failed.wait(ledger.attempts(), client.timing().random());
        // If the wait would outlast the call, it is better to say so now, with what the vendor asked for.
        if (wait.compareTo(time.timeLeft()) >= 0 || !mayFollow(failed)) {
            throw failure;
        }
        lastFailure = failure;
        time.endAttempt();
        ledger.retry(wait, failure);
        time.sleep(wait, failure);
        // Booked only now: a turn is for the moment of sending, which is not that of the failure.
        long turn = client.bookTurn(operation, time.timeLeft().toNanos());
        if (turn < 0) {
            throw failure;
        }
        time.sleep(Duration.ofNanos(turn), failure);
    }

    /** What the vendor itself paces is no storm, nor is another credential; everything else takes from the client's budget. */
    private boolean mayFollow(FailedAttemptException failed) {
        if (failed.next() == Next.RENEW) {
            // Surely not carried out, so that the call may be cancelled while its credential is renewed.
            time.endAttempt();
            return credential.renew();
        }
        return failed.failure() instanceof RateLimitedException
                || client.budget().take();
    }
}
