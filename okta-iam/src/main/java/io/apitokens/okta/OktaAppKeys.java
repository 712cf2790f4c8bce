package io.apitokens.okta;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonShapeException;
import io.apitokens.json.Timestamp;
import io.apitokens.okta.api.AppKey;
import io.apitokens.okta.api.NewAppKey;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.spi.RotationTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an app. Each is described as a {@link Token} whose name is its {@code kid} and whose record is an
 * {@link AppKey}. Immutable and safe for use by many threads.
 *
 * <p>The vendor deletes inactive keys only, and refuses to deactivate the only active one. An app that holds an
 * administrator role refuses changes with a {@link PermissionDeniedException}.
 */
public final class OktaAppKeys {

    private final ApiClient client;
    private final OktaApi api;
    private final Account account;
    private final String appId;

    OktaAppKeys(ApiClient client, String appId) {
        this(client, CredentialIds.account(client.account(), "app-keys", appId), appId);
    }

    private OktaAppKeys(ApiClient client, Account account, String appId) {
        this.client = client;
        this.api = new OktaApi(client);
        this.account = account;
        this.appId = appId;
    }

    /** {@return the account of these keys, a part of the ids of their tokens} */
    public Account account() {
        return account;
    }

    /**
     * Returns the id of a key, for a rotation.
     *
     * @param keyId the id that the vendor gave the key, such as {@code pks2f4zrZbs8nUa7p0g4}; not its {@code kid}
     * @return the id
     * @throws InvalidInputException if it has another form; it is not quoted
     */
    public TokenId id(String keyId) {
        return TokenId.of(account, CredentialIds.checked(keyId));
    }

    /**
     * Lists the keys.
     *
     * @return all keys, in no documented order
     * @throws ApiTokenException if the list cannot be read, or a record of it
     */
    public List<Token> list() {
        return listed().execute();
    }

    private ApiCall<List<Token>> listed() {
        return api.listAppKeys(appId).map((records, facts) -> {
            List<Token> tokens = new ArrayList<>();
            for (AppKey record : records) {
                tokens.add(token(record, null));
            }
            return tokens;
        });
    }

    /** Returns one key of the list, as {@link Listed#one}. */
    Token get(TokenId id) {
        CredentialIds.checked(id, account);
        return Listed.one(listed(), id);
    }

    private Token token(AppKey record, @Nullable String expected) throws JsonShapeException {
        String id = CredentialIds.stated(record.id(), expected);
        return Token.builder(TokenId.of(account, id), record)
                .name(record.kid())
                .status(CredentialIds.status(record.status()))
                .created(Timestamp.instantOf(record.created()))
                .build();
    }

    /**
     * Adds the public half of a key, which is active at once. An addition whose response was lost is not repeated; the
     * list shows whether it took effect.
     *
     * @param key the key, with a {@code kid} that is unique in the app; only its public half is sent
     * @return the key at the app
     * @throws InvalidInputException if the key has no {@code kid}; nothing was sent
     * @throws ApiTokenException if the vendor refuses it, as it does beside a key without a {@code kid}; if the outcome
     *     is not {@link Outcome#NOT_APPLIED}, it may have been added
     */
    public Token add(ServiceAppKey key) {
        String kid = key.kid();
        if (kid == null) {
            throw InvalidInputException.of("key", "has no kid: call withKid(…) with one that is unique in the app");
        }
        return api.createAppKey(appId, request(key, kid))
                .map((record, facts) -> {
                    if (!kid.equals(record.kid())) {
                        throw new JsonShapeException("the response is about another key");
                    }
                    return token(record, null);
                })
                .execute();
    }

    private static NewAppKey request(ServiceAppKey key, String kid) {
        JsonObject jwk = JsonParser.parseString(key.publicJwk()).getAsJsonObject();
        return NewAppKey.builder()
                .kid(kid)
                .kty(jwk.get("kty").getAsString())
                .alg(key.algorithm())
                .use("sig")
                .e(member(jwk, "e"))
                .n(member(jwk, "n"))
                .crv(member(jwk, "crv"))
                .x(member(jwk, "x"))
                .y(member(jwk, "y"))
                .build();
    }

    private static @Nullable String member(JsonObject jwk, String name) {
        return jwk.has(name) ? jwk.get(name).getAsString() : null;
    }

    /**
     * Activates a key. Has no effect on an active one.
     *
     * @param id a key of this app
     * @return the key after the change
     */
    public Token activate(TokenId id) {
        String value = CredentialIds.checked(id, account);
        return about(value, api.activateAppKey(appId, value));
    }

    /**
     * Deactivates a key, so that its signatures are rejected until it is activated again.
     *
     * @param id a key of this app
     * @return the key after the change
     * @throws ApiTokenException if the vendor refuses it, as it does for the only active one
     */
    public Token deactivate(TokenId id) {
        String value = CredentialIds.checked(id, account);
        return about(value, api.deactivateAppKey(appId, value));
    }

    private Token about(String id, ApiCall<AppKey> call) {
        return call.map((record, facts) -> token(record, id)).execute();
    }

    /**
     * Deletes an inactive key.
     *
     * @param id a key of this app
     * @throws ApiTokenException if the vendor refuses it, as it does for an active one
     */
    public void delete(TokenId id) {
        api.deleteAppKey(appId, CredentialIds.checked(id, account)).execute();
    }

    /**
     * Returns these keys for {@code Rotation.builder(target, …)}, without a verification. A new key is stored because the
     * vendor's response named it, and only the overlap protects consumers from one that does not work. Set a {@code
     * verifier(…)} on the builder to verify it by a request of your own.
     *
     * @return the target; the secrets that it stores are private keys, as {@link ServiceAppKey#toJwk()} writes them
     */
    public RotationTarget rotationTarget() {
        return target(null);
    }

    /**
     * Returns these keys for {@code Rotation.builder(target, …)}.
     *
     * @param check verifies a key by a token request that it signs
     * @return the target; the secrets that it stores are private keys, as {@link ServiceAppKey#toJwk()} writes them
     */
    public RotationTarget rotationTarget(OktaSecretCheck check) {
        Objects.requireNonNull(check, "check");
        return target(secret -> check.verifyKey(client, ServiceAppKey.of(secret)));
    }

    private RotationTarget target(@Nullable Function<Secret, SecretStatus> check) {
        return new AppKeyTarget(new OktaAppKeys(client.withFreshConnections(), account, appId), check);
    }

    @Override
    public String toString() {
        return Json.printable("OktaAppKeys[" + account + "]");
    }
}
