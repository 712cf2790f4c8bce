package io.apitokens.testkit;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;

/**
 * The service apps of a simulated Okta org, which authenticate by OAuth 2.0. There are none at first; a test adds them.
 * Safe for use by many threads.
 *
 * <table>
 * <caption>Rules of access tokens</caption>
 * <tr><th>Rule</th><th>Source</th><th>Certainty</th></tr>
 * <tr><td>{@code POST /oauth2/v1/token} takes {@code client_credentials} with an assertion signed by RS256 to RS512 or
 *     ES256 to ES512; else 401 {@code invalid_client}</td><td>Okta's OAuth document, release 2026.06.3</td>
 *     <td>documented</td></tr>
 * <tr><td>{@code iss} and {@code sub} are the client id, {@code aud} is the URL of the request, {@code exp} is less than
 *     an hour ahead, {@code iat} is not in the future</td><td>same</td><td>documented</td></tr>
 * <tr><td>a {@code jti} is accepted once</td><td>same</td><td>documented</td></tr>
 * <tr><td>a scope that the app was not granted: 400 {@code invalid_scope}</td><td>same</td><td>documented</td></tr>
 * <tr><td>after {@link #requireDpop()} a request without a valid proof gets 400 {@code invalid_dpop_proof}, and tokens
 *     are of the type DPoP; else a valid proof is accepted and the token is a bearer token</td><td>Okta's guide to
 *     DPoP; for apps without the requirement a public issue</td><td>documented; second-hand</td></tr>
 * <tr><td>a proof without the nonce: 400 {@code use_dpop_nonce} with {@code DPoP-Nonce}</td><td>same guide</td>
 *     <td>documented; here after {@link #requireNonce()}</td></tr>
 * <tr><td>a proof is for one method and one URL without query, at most 5 minutes old, not from the future, and used
 *     once; with an access token it holds its hash</td><td>same guide, RFC 9449</td><td>documented</td></tr>
 * <tr><td>calls of the API need no nonce; with {@link #requireNonceOfCalls()} they do: 401 {@code use_dpop_nonce}</td>
 *     <td>same guide; RFC 9449, section 9</td><td>documented; what Okta would send is not known</td></tr>
 * <tr><td>a refused access token: an empty body and a challenge, 401 {@code invalid_token}, 400
 *     {@code invalid_request} and {@code invalid_dpop_proof}, 403 {@code insufficient_scope} with the scope</td>
 *     <td>Okta's error codes, public issues</td><td>documented and seen</td></tr>
 * <tr><td>a scope {@code .manage} includes {@code .read}</td><td>Okta's guide to service apps</td>
 *     <td>documented</td></tr>
 * <tr><td>{@code DELETE /api/v1/api-tokens/current} refuses access tokens: 403 E0000006</td><td>management
 *     document</td><td>API tokens only by the document; the response is not known</td></tr>
 * </table>
 */
public final class SimulatedServiceApps {

    private final OktaAccount account;
    private final OktaAuthorizationServer server;
    private final OktaAccessCheck check;

    SimulatedServiceApps(OktaAccount account, OktaAuthorizationServer server, OktaAccessCheck check) {
        this.account = account;
        this.server = server;
        this.check = check;
    }

    /**
     * Adds a service app.
     *
     * @param publicJwk its public key, a JSON web key
     * @param scopes the scopes that it is granted
     * @return its client id
     */
    public String add(String publicJwk, String... scopes) {
        synchronized (account) {
            return server.add(JsonParser.parseString(publicJwk).getAsJsonObject(), List.of(scopes));
        }
    }

    /**
     * Removes a service app. Its access tokens stay valid.
     *
     * @param clientId the client id
     */
    public void remove(String clientId) {
        synchronized (account) {
            server.remove(clientId);
        }
    }

    /**
     * Requires DPoP of every token request, and issues only bound access tokens from now on.
     *
     * @return this
     */
    public SimulatedServiceApps requireDpop() {
        synchronized (account) {
            server.requireDpop();
        }
        return this;
    }

    /**
     * Requires a nonce in the proofs of token requests.
     *
     * @return this
     */
    public SimulatedServiceApps requireNonce() {
        synchronized (account) {
            server.proofs().requireNonce();
        }
        return this;
    }

    /**
     * Requires a nonce in the proofs of calls of the API. It differs from that of token requests.
     *
     * @return this
     */
    public SimulatedServiceApps requireNonceOfCalls() {
        synchronized (account) {
            check.proofs().requireNonce();
        }
        return this;
    }

    /** Replaces both nonces; earlier ones are refused. */
    public void rotateNonces() {
        synchronized (account) {
            server.proofs().rotateNonce();
            check.proofs().rotateNonce();
        }
    }

    /**
     * Sets the lifetime of access tokens that are issued from now on.
     *
     * @param length in whole seconds; 1 hour unless set
     * @return this
     */
    public SimulatedServiceApps lifetime(Duration length) {
        synchronized (account) {
            server.lifetime(length);
        }
        return this;
    }

    /** Revokes every access token. */
    public void revokeAccessTokens() {
        synchronized (account) {
            server.revokeAll();
        }
    }

    /** {@return the count of token requests that were processed, refused ones included} */
    public int tokenRequests() {
        synchronized (account) {
            return server.requests();
        }
    }
}
