package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The credential of one call: asked for before every attempt, and once more if it is refused. */
final class CallCredential {

    private final ApiClient client;
    private final Operation operation;
    private final String url;
    private final CallLedger ledger;
    private final CallTime time;
    private @Nullable Credential current;
    private @Nullable Credential successor;
    private boolean renewed;

    CallCredential(ApiClient client, Operation operation, String url, CallLedger ledger, CallTime time) {
        this.client = client;
        this.operation = operation;
        this.url = url;
        this.ledger = ledger;
        this.time = time;
    }

    /**
     * Gives the credential of the next attempt.
     *
     * @param failure how the attempt before it ended; thrown if a successor would be revoked in place of the one before
     */
    Credential next(@Nullable ApiTokenException failure) {
        Credential next = successor == null ? asked(null) : successor;
        successor = null;
        if (client.hasRevoked(next)) {
            throw ConfigurationException.of(
                    ledger.facts(), "the credential has revoked itself; the client needs another one", null);
        }
        if (failure != null && operation.effect() == Effect.REVOKE_SELF && !isCurrent(next)) {
            throw failure;
        }
        current = next;
        return next;
    }

    /** Tells whether a refused credential may still be replaced: once in a call. */
    boolean mayBeRenewed() {
        return !renewed;
    }

    /** Asks for another one in place of the one that was refused; false if the source has none. */
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
                refused);
        try {
            return Objects.requireNonNull(client.credentials().get(wanted), "credential");
        } catch (RuntimeException e) {
            time.giveUpIfOver(e);
            throw ConfigurationException.of(ledger.facts(), "the credential source failed", e);
        }
    }

    private boolean isCurrent(Credential other) {
        return current != null && other.authorization().equals(current.authorization());
    }

    /** The call has revoked what it was made with. */
    void revoked() {
        client.revoked(current);
    }

    /** What was sent, so that it can be masked where a vendor quotes it. */
    @Nullable
    Secret sent() {
        return current == null ? null : current.authorization();
    }
}
