package io.apitokens.okta;

import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.auth.RenewedCredential;
import io.apitokens.call.ApiClient;
import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.Instant;

/** Supplies the access tokens of a service app, held in memory only, each bound one with a DPoP proof. */
final class ServiceAppSource implements CredentialSource {

    private static final Duration EARLY = Duration.ofMinutes(5);

    private final ApiClient client;
    private final TokenEndpoint endpoint;
    private final ServerTime time;
    private final DpopProver prover;
    private final CredentialSource tokens;

    ServiceAppSource(ApiClient client, TokenEndpoint endpoint) {
        this.time = new ServerTime(client.timeSource());
        this.client = endpoint.view(client, time);
        this.endpoint = endpoint;
        this.prover = new DpopProver(endpoint.dpopKey(), time);
        this.tokens = CredentialSource.refreshing(this::renewed, EARLY, client.timeSource());
    }

    private RenewedCredential renewed(CredentialRequest request) {
        Instant sent = client.timeSource().instant();
        AccessToken token = endpoint.request(client, request.attempt());
        return new RenewedCredential(Credential.of(token.scheme(), token.value()), sent.plus(token.lifetime()));
    }

    @Override
    public Credential get(CredentialRequest request) {
        Credential token = tokens.get(request);
        String authorization = token.authorization().expose();
        int space = authorization.indexOf(' ');
        return authorization.startsWith(DpopProver.SCHEME)
                ? prover.proven(token, request, authorization.substring(space + 1))
                : token;
    }

    @Override
    public void responded(Headers headers) {
        time.responded(headers);
        prover.responded(headers);
    }

    @Override
    public String toString() {
        return "ServiceAppSource[redacted]";
    }
}
