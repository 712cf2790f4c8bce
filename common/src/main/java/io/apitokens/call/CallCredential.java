package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.transport.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The credential of one call: fetched before every attempt, and renewed at most once if the vendor rejects it. */
final class CallCredential {

    private final ApiClient client;
    private final Operation operation;
    private final String url;
    private final CallState state;
    private final CallTime time;
    private @Nullable Credential current;
    private @Nullable Credential successor;
    private boolean renewed;
    private boolean nonceDemanded;

    CallCredential(ApiClient client, Operation operation, String url, CallState state, CallTime time) {
        this.client = client;
        this.operation = operation;
        this.url = url;
        this.state = state;
        this.time = time;
    }

    /**
     * Returns the credential of the next attempt.
     *
     * @param failure the failure of the previous attempt, or null; thrown if a call that revokes its own credential
     *     would revoke a different one
     */
    Credential next(@Nullable ApiTokenException failure) {
        Credential next = successor == null ? asked(null) : successor;
        successor = null;
        if (client.hasRevoked(next)) {
            throw ConfigurationException.of(state.facts(), "the client has revoked its own credential", null);
        }
        if (failure != null && operation.effect() == Effect.REVOKE_SELF && !isCurrent(next)) {
            throw failure;
        }
        current = next;
        return next;
    }

    /** Passes the headers of a response to the source. A source that fails must not cost the response. */
    void responded(Headers headers) {
        try {
            client.credentials().responded(headers);
        } catch (Throwable e) {
            return;
        }
    }

    /** Returns whether a proof with the server's nonce may still follow; only one demand per call is met. */
    boolean mayGetNonce() {
        boolean may = !nonceDemanded && current != null && current.dpopProof().isPresent();
        nonceDemanded = true;
        return may;
    }

    /** Returns whether a rejected credential may still be replaced; only one replacement per call is allowed. */
    boolean mayBeRenewed() {
        return !renewed;
    }

    /** Requests a replacement for the rejected credential; returns false if the source has none. */
    boolean renew() {
        renewed = true;
        Credential other = asked(current);
        successor = other;
        return !isCurrent(other);
    }

    private Credential asked(@Nullable Credential refused) {
        int query = url.indexOf('?');
        CredentialRequest wanted = new CredentialRequest(
                client.rules().vendor(),
                client.baseUrl().origin(),
                operation.method(),
                query < 0 ? url : url.substring(0, query),
                refused,
                time);
        try {
            return Objects.requireNonNull(client.credentials().get(wanted), "credential");
        } catch (Throwable e) {
            // A source is foreign code: whatever it throws, the error must say whether an earlier attempt took effect.
            Uninterrupted.restore(e);
            ApiTokenException ended = time.ended(e);
            if (ended != null) {
                throw ended;
            }
            if (client.hasOwnCredentials() && e instanceof ApiTokenException own) {
                throw state.facts().failedFor("no access token was issued", own);
            }
            throw ConfigurationException.of(state.facts(), failure(e), e);
        }
    }

    /** Returns what is said of a source that failed. */
    static String failure(Throwable e) {
        return "the credential source failed" + (e instanceof ApiTokenException ? ": " + e.getMessage() : "");
    }

    private boolean isCurrent(Credential other) {
        return current != null && other.authorization().equals(current.authorization());
    }

    /** Records that the call has revoked its own credential. */
    void revoked() {
        client.revoked(current);
    }

    /**
     * Returns the credential that was sent, or null. It is masked where a vendor quotes it.
     */
    @Nullable
    Secret sent() {
        return current == null ? null : current.authorization();
    }
}
