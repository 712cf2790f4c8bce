package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client secrets of an app or of an API service integration: at most two. Each is described as a {@link Token} whose
 * record is a {@link ClientSecret} without the value. Immutable and safe for use by many threads.
 *
 * <p>The vendor deletes inactive secrets only, and refuses to deactivate the only active one. An app that holds an
 * administrator role refuses changes with a {@link PermissionDeniedException}.
 */
public final class OktaClientSecrets {

    static final String NAME = "client secret";

    private static final int SHORTEST = 14;
    private static final int LONGEST = 100;

    private final ApiClient client;
    private final SecretCalls calls;

    OktaClientSecrets(ApiClient client, SecretCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** {@return the account of these secrets, a part of the ids of their tokens} */
    public Account account() {
        return calls.account();
    }

    /**
     * Returns the id of a client secret, for a rotation.
     *
     * @param clientSecretId the vendor's id, such as {@code ocs2f4zrZbs8nUa7p0g4}; never the value
     * @return the id
     * @throws InvalidInputException if it has another form; it is not quoted
     */
    public TokenId id(String clientSecretId) {
        return TokenId.of(account(), CredentialIds.checked(clientSecretId));
    }

    /**
     * Lists the client secrets.
     *
     * @return at most two, in no documented order
     * @throws ApiTokenException if the list cannot be read, or a record of it
     */
    public List<Token> list() {
        return calls.list().map((records, facts) -> tokens(records)).execute();
    }

    private List<Token> tokens(List<ClientSecret> records) throws JsonShapeException {
        return SecretRecords.tokens(account(), records);
    }

    /**
     * Finds the client secret that has a value, by what the list shows: the value or its hash.
     *
     * @param value the value
     * @return the client secret; empty if none has it, or the list shows neither
     */
    public Optional<Token> find(Secret value) {
        String hash = SecretValues.hash(value);
        return calls.list()
                .map((records, facts) -> {
                    List<Token> tokens = tokens(records);
                    return tokens.stream()
                            .filter(token -> hash.equals(SecretRecords.hash(token)))
                            .findFirst();
                })
                .execute();
    }

    /** {@return a new random value of 64 characters, for {@link #create(Secret)}} */
    public static Secret newValue() {
        return SecretValues.random();
    }

    /**
     * Creates a client secret of an app, which is active at once. A create whose response was lost is not repeated;
     * {@link #find} shows whether it took effect.
     *
     * @param value the value, 14 to 100 characters of visible ASCII, at least 32 for {@code client_secret_jwt}; see
     *     {@link #newValue()}
     * @return the client secret and the same value
     * @throws InvalidInputException if the value is too short or too long, or these are secrets of an integration, whose
     *     values the vendor makes; nothing was sent
     * @throws ApiTokenException if the vendor refuses it, as it does a third client secret; if the outcome is not {@link
     *     Outcome#NOT_APPLIED}, it may exist
     */
    public IssuedToken create(Secret value) {
        if (!calls.choosesValue()) {
            throw InvalidInputException.of("value", "is made by the vendor here: call create() without one");
        }
        String text = value.expose();
        boolean visible = text.chars().allMatch(c -> c > ' ' && c <= '~');
        if (text.length() < SHORTEST || text.length() > LONGEST || !visible) {
            throw InvalidInputException.of("value", "is not of 14 to 100 characters of visible ASCII");
        }
        return chosen(value);
    }

    private IssuedToken chosen(Secret value) {
        return calls.create(value)
                .map((record, facts) -> {
                    SecretRecords.requireValue(record, value);
                    return IssuedToken.of(SecretRecords.token(account(), record, null), value, facts);
                })
                .execute();
    }

    /**
     * Creates a client secret of an API service integration, which is active at once.
     *
     * @return the client secret and the value that the vendor made
     * @throws InvalidInputException if these are secrets of an app, whose values the caller chooses; nothing was sent
     * @throws LostCreateException if it may exist although its response was lost
     * @throws ApiTokenException if the vendor refuses it, as it does a third client secret
     */
    public IssuedToken create() {
        if (calls.choosesValue()) {
            throw InvalidInputException.of("value", "is the caller's choice here: call create(value)");
        }
        try {
            return issued(calls.create(null));
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED) {
                throw e;
            }
            throw LostCreateException.of(
                    e, NAME, new Candidates.NotLooked("list() shows all: the new one is the one that you do not know"));
        }
    }

    private IssuedToken issued(ApiCall<ClientSecret> create) {
        return create.map((record, facts) -> {
                    Secret value = SecretValues.issued(record)
                            .orElseThrow(() -> new JsonShapeException("the response shows no value"));
                    return IssuedToken.of(SecretRecords.token(account(), record, null), value, facts);
                })
                .execute();
    }

    /** Sends a create once, and leaves a lost one to the caller. */
    IssuedToken createOnce(Secret value) {
        return calls.choosesValue() ? chosen(value) : issued(calls.create(null));
    }

    /**
     * Activates a client secret. Has no effect on an active one.
     *
     * @param id a client secret of this owner
     * @return the client secret after the change
     */
    public Token activate(TokenId id) {
        String value = CredentialIds.checked(id, account());
        return about(value, calls.activate(value));
    }

    /**
     * Deactivates a client secret, so that it is rejected until it is activated again.
     *
     * @param id a client secret of this owner
     * @return the client secret after the change
     * @throws ApiTokenException if the vendor refuses it, as it does for the only active one
     */
    public Token deactivate(TokenId id) {
        String value = CredentialIds.checked(id, account());
        return about(value, calls.deactivate(value));
    }

    private Token about(String id, ApiCall<ClientSecret> call) {
        return call.map((record, facts) -> SecretRecords.token(account(), record, id))
                .execute();
    }

    /**
     * Deletes an inactive client secret.
     *
     * @param id a client secret of this owner
     * @throws ApiTokenException if the vendor refuses it, as it does for an active one
     */
    public void delete(TokenId id) {
        calls.delete(CredentialIds.checked(id, account())).execute();
    }

    /**
     * Returns these secrets for {@code Rotation.builder(target, …)}, without a verification. A new secret is stored
     * because the vendor's response named it, and only the overlap protects consumers from one that does not work.
     * Set a {@code verifier(…)} on the builder to verify it by a request of your own.
     *
     * @return the target
     */
    public RotationTarget rotationTarget() {
        return target(null);
    }

    /**
     * Returns these secrets for {@code Rotation.builder(target, …)}.
     *
     * @param check verifies a secret by a token request
     * @return the target
     */
    public RotationTarget rotationTarget(OktaSecretCheck check) {
        Objects.requireNonNull(check, "check");
        return target(secret -> check.verify(client, secret));
    }

    private RotationTarget target(@Nullable Function<Secret, SecretStatus> check) {
        ApiClient fresh = client.withFreshConnections();
        return new ClientSecretTarget(new OktaClientSecrets(fresh, calls.with(fresh)), check);
    }

    SecretCalls calls() {
        return calls;
    }

    @Override
    public String toString() {
        return Json.printable("OktaClientSecrets[" + account() + "]");
    }
}
