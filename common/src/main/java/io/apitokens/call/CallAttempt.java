package io.apitokens.call;

import io.apitokens.Page;
import io.apitokens.call.AttemptResult.CredentialRejected;
import io.apitokens.call.AttemptResult.Failed;
import io.apitokens.call.AttemptResult.NonceDemanded;
import io.apitokens.call.AttemptResult.Retryable;
import io.apitokens.call.AttemptResult.Success;
import io.apitokens.call.RetryRules.Phase;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes one attempt of a call: sends a request, reads the response and decides what it means for the call. */
final class CallAttempt<R extends @Nullable Object> {

    private static final byte[] NO_BODY = {};

    /** The error code of RFC 9449 for a proof without the server's nonce. */
    private static final String NONCE_DEMANDED = "use_dpop_nonce";

    private final ApiClient client;
    private final Operation operation;
    private final Decoder<?> bodyDecoder;
    private final Decoder<R> decoder;
    private final CallState state;
    private final CallTime time;
    private final CallCredential credential;

    /** Creates an attempt. The first decoder knows the secret in a body, the second makes the result of the call. */
    CallAttempt(
            ApiClient client,
            Operation operation,
            Decoder<?> bodyDecoder,
            Decoder<R> decoder,
            CallState state,
            CallTime time,
            CallCredential credential) {
        this.client = client;
        this.operation = operation;
        this.bodyDecoder = bodyDecoder;
        this.decoder = decoder;
        this.state = state;
        this.time = time;
        this.credential = credential;
    }

    /** Sends a request. Every failure of foreign code is a result, whatever it throws. */
    AttemptResult<R> send(HttpRequest request) {
        RawResponse response;
        Bodies.Body body;
        try {
            HttpResponse unread = client.transport().send(request, time);
            state.responded(unread.status());
            body = Bodies.read(unread, isSuccess(unread.status()) ? Bodies.MAX_BYTES : Bodies.MAX_ERROR_BYTES);
            response = new RawResponse(unread.status(), unread.headers(), body.bytes());
        } catch (NotSentException e) {
            if (e.isProxyLogin()) {
                return new Failed<>(ConfigurationException.of(state.facts(), String.valueOf(e.getMessage()), null));
            }
            if (e.getCause() instanceof LinkageError missing && client.transport() instanceof OkHttpTransport) {
                // The message names the jars. Quote it of this transport only: that of another may be a peer's text.
                return new Failed<>(ConfigurationException.of(state.facts(), String.valueOf(e.getMessage()), missing));
            }
            // An untrusted certificate stays untrusted, so a retry cannot succeed.
            boolean repeatable = !(e.getCause() instanceof SSLException);
            return failed(Phase.NOT_SENT, repeatable, "the request was not sent", e);
        } catch (IOException | RuntimeException e) {
            return failed(Phase.NO_RESPONSE, true, "no response was received", e);
        } catch (Throwable e) {
            // An Error, for example of a transport, is not retried, but the request may have taken effect.
            return failed(Phase.NO_RESPONSE, false, "no response was received", e);
        }
        try {
            client.observe(response);
            credential.responded(response.headers());
            return isSuccess(response.status()) ? succeeded(response, body) : failed(response);
        } catch (Throwable e) {
            return failed(Phase.NO_RESPONSE, false, "the response could not be read", e);
        }
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    /**
     * Decodes a successful response. A truncated one counts as a lost response and may be retried, unless the operation
     * issues a secret.
     */
    @SuppressWarnings("unchecked") // A refusal holds no value.
    private AttemptResult<R> succeeded(RawResponse response, Bodies.Body body) {
        CallFacts facts = state.factsAfterSuccess();
        Decoded<R> refusal = (Decoded<R>) SuccessfulResponses.refusal(operation, response, body, bodyDecoder);
        Decoded<R> decoded = refusal == null ? decoder.decode(response, facts) : refusal;
        if (decoded instanceof Decoded.Value<R> found) {
            return success(found.value());
        }
        if (decoded instanceof Decoded.Partial<R> partial) {
            return partial(response, partial, facts);
        }
        if (decoded instanceof Decoded.Refused<R> refused) {
            state.mayHaveTakenEffect();
            return new Failed<>(refused.error());
        }
        return unusable(response, (Decoded.Unusable<R>) decoded);
    }

    /** Returns a page with a report of the records missing from it. Nothing else may be shorter than the vendor sent it. */
    @SuppressWarnings("unchecked") // The result is the page that was decoded.
    private AttemptResult<R> partial(RawResponse response, Decoded.Partial<R> partial, CallFacts facts) {
        if (partial.value() instanceof Page<?> page) {
            return success((R) page.withUnreadable(UnreadableResponseException.of(
                    facts, "status " + response.status() + ", but " + partial.problem(), null)));
        }
        return unusable(
                response, new Decoded.Unusable<>(partial.problem(), bodyDecoder.secretIn(response), null, false, null));
    }

    private AttemptResult<R> success(R value) {
        if (operation.effect() == Effect.REVOKE_SELF) {
            credential.revoked();
        }
        return new Success<>(value);
    }

    private AttemptResult<R> unusable(RawResponse response, Decoded.Unusable<R> unusable) {
        IOException cut = unusable.cut();
        if (cut != null && !operation.effect().issuesSecret()) {
            return failed(Phase.NO_RESPONSE, true, unusable.problem(), cut);
        }
        state.mayHaveTakenEffect();
        boolean proven = SuccessfulResponses.provesSuccess(operation, response, unusable);
        return new Failed<>(UnreadableResponseException.of(
                proven ? state.factsAfterSuccess() : state.facts(),
                "status " + response.status() + ", but " + unusable.problem(),
                unusable.secret(),
                unusable.id()));
    }

    /** Returns the failure of an error response, unless the response proves that an earlier attempt succeeded. */
    private AttemptResult<R> failed(RawResponse response) {
        int status = response.status();
        VendorError error = client.rules().readError(response);
        if (state.mayHaveArrived() && client.rules().provesEarlierSuccess(operation, status, error)) {
            RawResponse empty = new RawResponse(status, response.headers(), NO_BODY);
            if (decoder.decode(empty, state.factsAfterSuccess()) instanceof Decoded.Value<R> gone) {
                return success(gone.value());
            }
        }
        ErrorKind kind = client.rules().kind(status, error);
        boolean repeatable = RetryRules.mayRepeat(operation.effect(), Phase.RESPONSE, RetryRules.status(status, kind));
        Instant now = client.timeSource().instant();
        Duration requested = repeatable ? client.rules().requestedWait(response, now) : null;
        boolean foreign = !error.fromVendor() && SuccessfulResponses.isPage(response);
        if (RetryRules.mayHaveTakenEffect(operation.effect(), status)
                || (foreign && RetryRules.mayHideEffect(operation.effect(), status))
                || (operation.effect() == Effect.ISSUE && client.rules().isNameTaken(status, error))) {
            state.mayHaveTakenEffect();
        }
        ResponseFacts facts = VendorText.facts(
                status,
                kind,
                error,
                requested,
                client.rules().secretPattern(),
                credential.sent(),
                now,
                client.rules().advice(operation, error));
        ResponseException failure = ResponseException.of(kind, state.facts(), facts);
        boolean issued = foreign && operation.effect().issuesSecret();
        if (!issued && NONCE_DEMANDED.equals(error.code()) && credential.mayGetNonce()) {
            return new NonceDemanded<>(failure);
        }
        if (!issued && credential.mayBeRenewed() && RetryRules.mayRenew(operation.effect(), kind)) {
            return new CredentialRejected<>(failure);
        }
        return repeatable
                ? new Retryable<>(failure, requested, client.rules().leastWait(response))
                : new Failed<>(failure);
    }

    private AttemptResult<R> failed(Phase phase, boolean repeatable, String what, Throwable cause) {
        if (phase == Phase.NO_RESPONSE) {
            state.mayHaveTakenEffect();
        }
        Uninterrupted.restore(cause);
        Throwable shown = phase == Phase.NOT_SENT && cause.getCause() != null ? cause.getCause() : cause;
        ApiTokenException failure = TransportException.of(
                state.facts(), what + " (" + shown.getClass().getSimpleName() + ")", shown);
        ApiTokenException ended = time.ended(failure);
        if (ended != null) {
            return new Failed<>(ended);
        }
        boolean retried = repeatable && RetryRules.mayRepeat(operation.effect(), phase, 0);
        return retried ? new Retryable<>(failure) : new Failed<>(failure);
    }
}
