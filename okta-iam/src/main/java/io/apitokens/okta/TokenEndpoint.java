package io.apitokens.okta;

import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.json.JsonShapeException;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The org's token endpoint, for one service app. Each attempt carries a new assertion and a new DPoP proof.
 *
 * @see "POST /oauth2/v1/token"
 */
final class TokenEndpoint {

    /** Its effect is that of a read: a retry with a new assertion only makes another access token. */
    static final Operation REQUEST =
            new Operation("requestAccessToken", HttpMethod.POST, "/oauth2/v1/token", Effect.READ, 200);

    /** A change of the clock's correction after which a rejected assertion is worth another attempt. */
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    private final String clientId;
    private final ServiceAppKey key;
    private final List<String> fields;
    private final DpopKey dpopKey;
    private final boolean dpopRequired;

    TokenEndpoint(String clientId, ServiceAppKey key, List<String> scopes, DpopKey dpopKey, boolean dpopRequired) {
        this.clientId = clientId;
        this.key = key;
        this.dpopKey = dpopKey;
        this.dpopRequired = dpopRequired;
        this.fields = List.of(
                "grant_type",
                "client_credentials",
                "scope",
                String.join(" ", scopes),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    DpopKey dpopKey() {
        return dpopKey;
    }

    /** Returns a view of a client that makes token requests. */
    ApiClient view(ApiClient client, ServerTime time) {
        return client.withCredentials(new Assertions(time)).withFreshConnections();
    }

    /**
     * Requests an access token.
     *
     * @param client what {@link #view} returned
     * @param call the call that needs the token, whose end ends the request; null if there is none
     */
    AccessToken request(ApiClient client, @Nullable Attempt call) {
        return client.within(call)
                .request(REQUEST)
                .returning(new AccessToken.Adapter())
                .map((token, facts) -> checked(token))
                .execute();
    }

    private AccessToken checked(AccessToken token) throws JsonShapeException {
        if (dpopRequired && !token.isBound()) {
            throw new JsonShapeException(
                    "the token is a bearer token, which requireDpop() refuses: switch on DPoP in the app's settings");
        }
        return token;
    }

    /** Signs in at the token endpoint. */
    private final class Assertions implements CredentialSource {

        private final ServerTime time;
        private final DpopProver prover;
        private volatile Duration signedAhead = Duration.ZERO;

        Assertions(ServerTime time) {
            this.time = time;
            this.prover = new DpopProver(dpopKey, time);
        }

        @Override
        public Credential get(CredentialRequest request) {
            Duration change = time.ahead().minus(signedAhead).abs();
            if (request.rejected() != null && change.compareTo(NOTABLE) < 0) {
                // Another assertion would be the same but for its id: report the rejection.
                return request.rejected();
            }
            signedAhead = time.ahead();
            Credential assertion = Credential.inForm(
                    fields, "client_assertion", ClientAssertion.sign(clientId, key, request.uri(), time.instant()));
            return prover.proven(assertion, request, null);
        }

        @Override
        public void responded(Headers headers) {
            time.responded(headers);
            prover.responded(headers);
        }
    }
}
