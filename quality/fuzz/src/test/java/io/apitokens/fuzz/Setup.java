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
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.transport.HttpTransport;
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
 * @param serviceApp the key of a service app that Okta's clients authenticate as; null for the credential
 */
record Setup(
        HttpTransport transport,
        TimeSource timeSource,
        CallListener listener,
        SecretStore store,
        CredentialSource credentials,
        @Nullable String server,
        @Nullable ServiceAppKey serviceApp) {

    /** The secret to verify. It is the credential too, so that all rules for the credential hold for it. */
    static final Secret SECRET = Secret.of(Canary.CREDENTIAL);

    /** The key of the proofs of service apps. */
    static final ServiceAppKey DPOP_KEY = ServiceAppKey.generate();

    static final long CLIENT_ID = 456;
    static final String ORGANIZATION = "clm8pxjjw000008l23jm08hyu";

    /** Creates the setup of a case without a network. */
    static Setup scripted(HttpTransport transport, TimeSource timeSource, CallListener listener, SecretStore store) {
        return new Setup(transport, timeSource, listener, store, canary(), null, null);
    }

    /** Creates the setup of a case with a server. */
    static Setup connected(
            HttpTransport transport, String server, TimeSource timeSource, CallListener listener, SecretStore store) {
        return new Setup(transport, timeSource, listener, store, canary(), server, null);
    }

    private static CredentialSource canary() {
        return CredentialSource.fixed(Credential.of("Sim", SECRET));
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

    String orgUrl() {
        return server == null ? "https://acme.okta.com" : server;
    }

    OktaIam.Builder oktaBuilder() {
        OktaIam.Builder builder = common(OktaIam.builder()).orgUrl(orgUrl());
        return serviceApp == null
                ? builder
                : builder.serviceApp("0oasim", serviceApp).dpopKey(DPOP_KEY).scopes("okta.apiTokens.manage");
    }

    OktaIam okta() {
        return oktaBuilder().build();
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
