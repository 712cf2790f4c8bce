package io.apitokens.http;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.http.RetryRules.Phase;
import io.apitokens.json.AnswerReader;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.io.StringReader;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a call: the loop of attempts. Blocks the calling thread. Whether to repeat is asked of {@link RetryRules},
 * how long to wait of {@link Waits}; this class does it, and keeps account of what may have happened at the vendor.
 */
final class CallRun<T extends @Nullable Object> implements Attempt {

    /** What a transport is given at the least: many take zero for "no limit". */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final ApiClient client;
    private final PreparedCall<T> call;
    private final Cancellation cancellation;
    private final long begunAt;
    private long startedAt;

    private int attempts;
    private boolean mayHaveTakenEffect;
    private int lastStatus;
    private @Nullable Credential credential;
    private @Nullable ApiTokenException lastFailure;
    private boolean renewed;
    private boolean renewing;

    CallRun(ApiClient client, PreparedCall<T> call, Cancellation cancellation) {
        this.client = client;
        this.call = call;
        this.cancellation = cancellation;
        this.begunAt = client.timing().nanoTime();
        this.startedAt = begunAt;
    }

    /** How an attempt ended: with a success, or with a failure that may or may not be followed by another attempt. */
    private record Ending(
            @Nullable RawResponse success,
            @Nullable ApiTokenException failure,
            boolean repeatable,
            @Nullable Duration askedToWait) {

        static Ending of(RawResponse success) {
            return new Ending(success, null, false, null);
        }
    }

    T value() {
        return watched(() -> decode(exchange()));
    }

    RawResponse raw() {
        return watched(this::exchange);
    }

    private <R extends @Nullable Object> R watched(Supplier<R> call) {
        client.watch().started(operation());
        try {
            R result = call.get();
            client.budget().giveBack();
            ended(operation().effect().readsOnly() ? Outcome.NOT_APPLIED : Outcome.APPLIED, null);
            return result;
        } catch (ApiTokenException e) {
            ended(e.outcome(), e.getClass().getSimpleName());
            throw e;
        }
    }

    private void ended(Outcome outcome, @Nullable String error) {
        Duration took = Duration.ofNanos(client.timing().nanoTime() - begunAt);
        client.watch().ended(new CallEnd(client.account(), operation(), attempts, took, lastStatus, outcome, error));
    }

    /**
     * Makes attempts until one succeeds.
     *
     * @return the answer; an error answer if it proves that an earlier attempt of a call without a value succeeded
     */
    private RawResponse exchange() {
        client.refuseUnlessAllowed(operation(), facts(Outcome.NOT_APPLIED));
        waitForTurn();
        startedAt = client.timing().nanoTime();
        while (true) {
            giveUpIfOver(null);
            HttpRequest request = request();
            // Getting a credential may have taken its time, too.
            giveUpIfOver(null);
            if (!cancellation.begin(operation().effect().issuesSecret())) {
                throw interrupted(null);
            }
            attempts++;
            client.watch().attempt(operation(), attempts);
            Ending ending = attempt(request);
            if (ending.success != null) {
                if (operation().effect() == Effect.REVOKE_SELF) {
                    client.revoked(credential);
                }
                return ending.success;
            }
            waitOrThrow(ending);
        }
    }

    /** The vendor's rate is waited for before the call's own time begins. */
    private void waitForTurn() {
        long wait = client.bookTurn(operation(), client.longestPacing().toNanos());
        if (wait < 0) {
            throw DeadlineExceededException.of(
                    facts(Outcome.NOT_APPLIED),
                    "the wait for the vendor's rate limit would be longer than allowed; nothing was sent",
                    null);
        }
        sleep(Duration.ofNanos(wait), null);
    }

    private T decode(RawResponse response) {
        AnswerReader in = new AnswerReader(new StringReader(response.exposeBody()));
        try {
            return call.decoder().decode(response.headers(), in);
        } catch (JsonShapeException e) {
            throw unreadable(response, String.valueOf(e.getMessage()), in.secret());
        } catch (IOException | RuntimeException e) {
            // Gson's own errors quote the document, so neither their text nor they themselves are kept.
            throw unreadable(response, "the answer is no JSON document of the expected shape", in.secret());
        }
    }

    /** The call was not even begun: the client is closed, or the caller's executor has no room. */
    ApiTokenException refused(RejectedExecutionException cause) {
        return ConfigurationException.of(facts(Outcome.NOT_APPLIED), "the client's executor refused the call", cause);
    }

    private HttpRequest request() {
        String url = client.baseUrl().origin() + call.pathAndQuery();
        credential = usable(credential(url));
        renewing = false;
        byte[] body = call.body();
        Headers headers = client.headers(credential, body != null && body.length > 0);
        return new HttpRequest(operation().method(), url, headers, body);
    }

    /** Refuses a credential that is spent or was refused, and a successor of the one that was to revoke itself. */
    private Credential usable(Credential next) {
        if (client.hasRevoked(next)) {
            throw ConfigurationException.of(
                    facts(outcome(false)), "the credential has revoked itself; the client needs another one", null);
        }
        if (credential != null && lastFailure != null) {
            boolean same = next.authorization().equals(credential.authorization());
            if (renewing ? same : !same && operation().effect() == Effect.REVOKE_SELF) {
                throw lastFailure;
            }
        }
        return next;
    }

    private Credential credential(String url) {
        int query = url.indexOf('?');
        CredentialRequest wanted = new CredentialRequest(
                client.rules().vendor(),
                client.baseUrl().origin(),
                operation().method(),
                query < 0 ? url : url.substring(0, query),
                renewing ? credential : null);
        try {
            return Objects.requireNonNull(client.credentials().get(wanted), "credential");
        } catch (RuntimeException e) {
            giveUpIfOver(e);
            throw ConfigurationException.of(facts(outcome(false)), "the credential source failed", e);
        }
    }

    private Ending attempt(HttpRequest request) {
        try {
            HttpResponse response = client.transport().send(request, this);
            lastStatus = response.status();
            boolean good = response.status() >= 200 && response.status() < 300;
            Bodies.Body body = Bodies.read(response, good ? Bodies.MAX_BYTES : Bodies.MAX_ERROR_BYTES);
            RawResponse raw = new RawResponse(response.status(), response.headers(), body.bytes());
            client.obeyPause(raw);
            return good ? succeeded(raw, body) : answered(raw);
        } catch (NotSentException e) {
            // A certificate that is not trusted now will not be trusted in a second.
            boolean repeatable = !(e.getCause() instanceof SSLException);
            return failed(Phase.NOT_SENT, repeatable, "nothing was sent", e);
        } catch (ApiTokenException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return failed(Phase.NO_ANSWER, true, "no answer came", e);
        } catch (Throwable e) {
            // An error of somebody's transport: not to be met again, but what it may have left behind must be told.
            return failed(Phase.NO_ANSWER, false, "no answer came", e);
        }
    }

    private Ending succeeded(RawResponse raw, Bodies.Body body) {
        if (call.answersNothing()) {
            if (isForeign(raw) && body.bytes().length > 0) {
                throw unreadable(raw, "the answer is an HTML page", null);
            }
            return Ending.of(raw);
        }
        if (body.tooLong()) {
            throw unreadable(raw, "the answer is longer than " + Bodies.MAX_BYTES + " bytes", salvage(raw));
        }
        if (body.cut() == null) {
            return Ending.of(raw);
        }
        if (operation().effect().issuesSecret()) {
            throw unreadable(raw, "the answer ended early", salvage(raw));
        }
        return failed(Phase.NO_ANSWER, true, "the answer ended early", body.cut());
    }

    /** Looks for the secret in what had come of a document that broke off. */
    private @Nullable Secret salvage(RawResponse raw) {
        AnswerReader in = new AnswerReader(new StringReader(raw.exposeBody()));
        try {
            call.decoder().decode(raw.headers(), in);
        } catch (IOException | RuntimeException expected) {
            return in.secret();
        }
        return in.secret();
    }

    private Ending answered(RawResponse raw) {
        int status = raw.status();
        VendorError error = client.rules().readError(raw);
        if (mayHaveTakenEffect && client.rules().provesEarlierSuccess(operation(), status, error)) {
            return Ending.of(raw);
        }
        ErrorKind kind = client.rules().kind(status, error);
        boolean repeatable = RetryRules.mayRepeat(operation().effect(), Phase.ANSWERED, status);
        Duration asked =
                repeatable ? client.rules().requestedWait(raw, client.timing().now()) : null;
        mayHaveTakenEffect |= RetryRules.mayHaveTakenEffect(operation().effect(), status);
        ResponseException failure = ResponseException.of(
                kind, facts(outcome(false)), VendorText.facts(status, kind, error, asked, sentCredential()));
        if (!renewed && RetryRules.mayRenew(operation().effect(), kind)) {
            renewed = true;
            renewing = true;
            return new Ending(null, failure, true, Duration.ZERO);
        }
        return new Ending(null, failure, repeatable, asked);
    }

    private Ending failed(Phase phase, boolean repeatable, String what, Throwable failure) {
        Throwable cause = withoutPeersText(failure);
        mayHaveTakenEffect |= phase == Phase.NO_ANSWER && !operation().effect().readsOnly();
        giveUpIfOver(cause);
        Throwable shown = phase == Phase.NOT_SENT && cause.getCause() != null ? cause.getCause() : cause;
        return new Ending(
                null,
                TransportException.of(
                        facts(outcome(false)), what + " (" + shown.getClass().getSimpleName() + ")", shown),
                repeatable && RetryRules.mayRepeat(operation().effect(), phase, 0),
                null);
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

    private void waitOrThrow(Ending ending) {
        ApiTokenException failure = Objects.requireNonNull(ending.failure);
        if (!ending.repeatable || attempts > call.limits().retries()) {
            throw failure;
        }
        Duration wait = renewing
                ? Duration.ZERO
                : Waits.before(attempts, ending.askedToWait, client.timing().random());
        if (wait.compareTo(timeLeft()) >= 0 || !mayRetryAfter(failure)) {
            // The wait would outlast the call: better to say so now, with what the vendor asked for.
            throw failure;
        }
        lastFailure = failure;
        cancellation.end();
        client.watch().retry(operation(), attempts, wait, failure.getClass().getSimpleName());
        sleep(wait, failure);
        // Booked only now: a turn is for the moment of sending, which is not that of the failure.
        long turn = client.bookTurn(operation(), timeLeft().toNanos());
        if (turn < 0) {
            throw failure;
        }
        sleep(Duration.ofNanos(turn), failure);
    }

    /** What the vendor itself paces is no storm; everything else takes from the client's budget. */
    private boolean mayRetryAfter(ApiTokenException failure) {
        return renewing
                || failure instanceof RateLimitedException
                || client.budget().take();
    }

    private void sleep(Duration length, @Nullable ApiTokenException reason) {
        if (length.isZero()) {
            return;
        }
        try {
            cancellation.sleep(client.timing(), length);
        } catch (InterruptedException e) {
            if (!cancellation.isCancelled()) {
                Thread.currentThread().interrupt();
            }
            throw interrupted(reason);
        }
    }

    private void giveUpIfOver(@Nullable Throwable cause) {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw interrupted(cause);
        }
        if (remainingNanos() <= 0) {
            throw DeadlineExceededException.of(
                    facts(outcome(false)),
                    "the time for the call, " + call.limits().timeout().toMillis() + " ms, is over",
                    cause);
        }
    }

    private CallInterruptedException interrupted(@Nullable Throwable cause) {
        String how = cancellation.isCancelled() ? "the call was cancelled" : "the thread was interrupted";
        return CallInterruptedException.of(facts(outcome(false)), how, cause);
    }

    private UnreadableResponseException unreadable(RawResponse response, String problem, @Nullable Secret secret) {
        boolean surely = !isOfOtherType(response) && operation().isDocumentedSuccess(response.status());
        mayHaveTakenEffect = true;
        return UnreadableResponseException.of(facts(outcome(surely)), response.status() + ", but " + problem, secret);
    }

    /** An HTML page with a good status is some gateway's, and says nothing about the vendor. */
    private static boolean isForeign(RawResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type -> type.regionMatches(true, 0, "text/html", 0, 9))
                .isPresent();
    }

    /** What says of itself that it is no JSON was not written by one of our vendors. */
    private static boolean isOfOtherType(RawResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type -> !type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }

    private Outcome outcome(boolean surelyApplied) {
        if (operation().effect().readsOnly()) {
            return Outcome.NOT_APPLIED;
        }
        if (surelyApplied) {
            return Outcome.APPLIED;
        }
        return mayHaveTakenEffect ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
    }

    private CallFacts facts(Outcome outcome) {
        return new CallFacts(client.account().toString(), operation().name(), attempts, outcome);
    }

    private Operation operation() {
        return call.operation();
    }

    private @Nullable Secret sentCredential() {
        return credential == null ? null : credential.authorization();
    }

    private long remainingNanos() {
        return call.limits().timeout().toNanos() - (client.timing().nanoTime() - startedAt);
    }

    @Override
    public Duration timeLeft() {
        Duration left = Duration.ofNanos(remainingNanos());
        return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
    }

    @Override
    public void onCancel(Runnable action) {
        cancellation.onCancel(action);
    }
}
