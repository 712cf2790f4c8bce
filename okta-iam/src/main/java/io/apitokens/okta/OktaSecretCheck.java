package io.apitokens.okta;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.ResponseException;
import io.apitokens.json.Json;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A verification of a client secret or a key by a request for an access token. It uses the grant {@code
 * client_credentials} at the token endpoint of an authorization server. A client secret does not work at the org's own
 * endpoint, {@code /oauth2/v1/token}; a key does. Immutable and safe for use by many threads.
 *
 * <p>The request uses the transport of the client whose credentials are rotated, over HTTP/1.x on a connection that
 * carried no other request, and follows no redirect. The secret is in a header or in the body, never in the URL. The
 * access token is discarded.
 */
public final class OktaSecretCheck {

    private static final Operation REQUEST = new Operation("requestAccessToken", HttpMethod.POST, "", Effect.READ, 200);

    /** The error of RFC 6749 for a client that is not who it claims to be. */
    private static final String REJECTED = "invalid_client";

    /** A change of the clock's correction after which a rejected assertion is worth another attempt. */
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    private final BaseUrl url;
    private final String clientId;
    private final String scope;
    private final boolean inForm;

    private OktaSecretCheck(BaseUrl url, String clientId, String scope, boolean inForm) {
        this.url = url;
        this.clientId = clientId;
        this.scope = scope;
        this.inForm = inForm;
    }

    /**
     * Creates a check that sends a client secret in the header {@code Authorization}, as {@code client_secret_basic}.
     *
     * @param tokenUrl the token endpoint, {@code https}, or {@code http} on a loopback host; without a query
     * @param clientId the client id of the app or integration
     * @param scope a scope that it may request; several are separated by a space
     * @return the check
     * @throws InvalidInputException if the URL is invalid, or another value is blank or not visible ASCII
     */
    public static OktaSecretCheck of(String tokenUrl, String clientId, String scope) {
        return new OktaSecretCheck(
                BaseUrl.parse("tokenUrl", tokenUrl, true),
                visible("clientId", clientId, '!'),
                visible("scope", scope, ' '),
                false);
    }

    private static String visible(String field, String text, char first) {
        if (text.isBlank() || !text.chars().allMatch(c -> c >= first && c <= '~')) {
            throw InvalidInputException.of(field, "is blank, or has a character other than visible ASCII");
        }
        return text;
    }

    /**
     * Returns a copy that sends a client secret in the body, as {@code client_secret_post}.
     *
     * @return the changed copy
     */
    public OktaSecretCheck withSecretInForm() {
        return new OktaSecretCheck(url, clientId, scope, true);
    }

    private List<String> grant() {
        return List.of("grant_type", "client_credentials", "scope", scope);
    }

    /** Verifies a client secret. */
    SecretStatus verify(ApiClient client, Secret secret) {
        return send(client, CredentialSource.fixed(inForm ? posted(secret) : basic(secret)));
    }

    private Credential posted(Secret secret) {
        return Credential.inForm(
                List.of("grant_type", "client_credentials", "scope", scope, "client_id", clientId),
                "client_secret",
                secret);
    }

    /** Encodes both parts before they are joined, as RFC 6749, section 2.3.1, demands. */
    private Credential basic(Secret secret) {
        Secret both = Secret.of(encoded(clientId) + ":" + encoded(secret.expose()));
        return Credential.basic(both).withForm(grant());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Verifies a key, with an assertion that it signs and a DPoP proof, which the app may require. */
    SecretStatus verifyKey(ApiClient client, ServiceAppKey key) {
        return send(client, new Assertions(client, key));
    }

    private SecretStatus send(ApiClient client, CredentialSource source) {
        try {
            client.at(url)
                    .withCredentials(source)
                    .withFreshConnections()
                    .request(REQUEST)
                    .returning(new AccessToken.Adapter())
                    .execute();
            return SecretStatus.ACCEPTED;
        } catch (CallInterruptedException | ConfigurationException | InvalidInputException e) {
            throw e;
        } catch (ResponseException e) {
            boolean rejected =
                    e.fromVendor() && e.vendorCode().filter(REJECTED::equals).isPresent();
            return rejected ? SecretStatus.REJECTED : SecretStatus.UNKNOWN;
        } catch (ApiTokenException e) {
            return SecretStatus.UNKNOWN;
        }
    }

    /** Signs in with a key, by a new assertion for each attempt. */
    private final class Assertions implements CredentialSource {

        private final ServiceAppKey key;
        private final ServerTime time;
        private final DpopProver prover;
        private volatile Duration signedAhead = Duration.ZERO;

        Assertions(ApiClient client, ServiceAppKey key) {
            this.key = key;
            this.time = new ServerTime(client.timeSource());
            this.prover = new DpopProver(new DpopKey(null), time);
        }

        @Override
        public Credential get(CredentialRequest request) {
            Duration change = time.ahead().minus(signedAhead).abs();
            if (request.rejected() != null && change.compareTo(NOTABLE) < 0) {
                // Another assertion would be the same but for its id.
                return request.rejected();
            }
            signedAhead = time.ahead();
            Secret assertion = ClientAssertion.sign(clientId, key, request.uri(), time.instant());
            List<String> fields = List.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    scope,
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            return prover.proven(Credential.inForm(fields, "client_assertion", assertion), request, null);
        }

        @Override
        public void responded(Headers headers) {
            time.responded(headers);
            prover.responded(headers);
        }
    }

    /** Returns the URL, the client id and the scope. */
    @Override
    public String toString() {
        return Json.printable("OktaSecretCheck[" + url + ", " + clientId + ", " + scope + "]");
    }
}
