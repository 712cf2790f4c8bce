package io.apitokens.fuzz;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.astro.AstroIam;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.CallListener;
import io.apitokens.call.ClientBuilder;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies of an action.
 *
 * @param transport sends the responses
 * @param timeSource the time source
 * @param listener receives the call events
 * @param store the secret store
 * @param credentials the source of the clients' credential
 * @param server the base URL of a server on loopback; null for the vendors' own addresses
 */
record Setup(
        HttpTransport transport,
        TimeSource timeSource,
        CallListener listener,
        SecretStore store,
        CredentialSource credentials,
        @Nullable String server) {

    static final Duration LONGEST_RATE_LIMIT_DELAY = Duration.ofSeconds(100);
    static final long CLIENT_ID = 456;
    static final String ORGANIZATION = "clm8pxjjw000008l23jm08hyu";

    /** Creates the setup of a case without a network. */
    static Setup scripted(HttpTransport transport, TimeSource timeSource, CallListener listener, SecretStore store) {
        Credential credential = Credential.of("Sim", Secret.of(Canary.CREDENTIAL));
        return new Setup(transport, timeSource, listener, store, CredentialSource.fixed(credential), null);
    }

    GcoreIam.Builder gcoreBuilder() {
        GcoreIam.Builder builder = common(GcoreIam.builder());
        return server == null ? builder : builder.baseUrl(server);
    }

    GcoreIam gcore() {
        return gcoreBuilder().clientId(CLIENT_ID).build();
    }

    GcoreIam gcoreVersion1() {
        return gcoreBuilder().clientId(CLIENT_ID).version1().build();
    }

    AstroIam astro() {
        AstroIam.Builder builder = common(AstroIam.builder()).organizationId(ORGANIZATION);
        return (server == null ? builder : builder.baseUrl(server)).build();
    }

    OktaIam okta() {
        return common(OktaIam.builder())
                .orgUrl(server == null ? "https://acme.okta.com" : server)
                .build();
    }

    private <B extends ClientBuilder<B>> B common(B builder) {
        return builder.credentials(credentials)
                .transport(transport)
                .timeSource(timeSource)
                .listener(listener)
                .allowHttpOnLoopback()
                .executor(Runnable::run);
    }
}
