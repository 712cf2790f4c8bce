package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.error.Outcome;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests credentials and connections that the caller supplies. */
class OwnPartsTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void aRenewedCredentialIsReadOnceTheOldOneIsRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("credential");
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam administrator = Clients.of(astro, timeSource).build();
                AstroIam client = UseOwnCredentials.withFile(Clients.of(astro, timeSource), file)
                        .build()) {
            IssuedToken issued = administrator
                    .tokens()
                    .create(TokenSpec.builder("watch")
                            .grant("ORGANIZATION_OWNER", Resource.account())
                            .neverExpires()
                            .build());
            write(file, issued.secret());
            assertEquals(2, client.tokens().list().toList().size());

            write(file, administrator.tokens().rotate(issued.token().id()).secret());

            assertEquals(2, client.tokens().list().toList().size());
            assertEquals(1, astro.rejectedRequests());
        }
    }

    private static void write(Path file, Secret secret) throws IOException {
        Files.writeString(file, secret.expose());
    }

    @Test
    void aStoredCredentialIsFollowedThroughARotation() throws IOException {
        MemorySecretStore store = MemorySecretStore.create();
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam administrator = Clients.of(astro, timeSource).build();
                AstroIam client = UseOwnCredentials.withStore(Clients.of(astro, timeSource), store)
                        .build()) {
            TokenSpec spec = TokenSpec.builder("watch")
                    .grant("ORGANIZATION_OWNER", Resource.account())
                    .neverExpires()
                    .build();
            Token token = administrator.tokens().create(spec, store);
            assertEquals(2, client.tokens().list().toList().size());

            store.write(administrator.tokens().rotate(token.id()), "1");

            assertEquals(2, client.tokens().list().toList().size());
            assertEquals(1, astro.rejectedRequests());
        }
    }

    @Test
    void whereNothingIsStoredNothingIsSent() {
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam client = UseOwnCredentials.withStore(Clients.of(astro, timeSource), MemorySecretStore.create())
                        .build()) {
            ConfigurationException e = assertThrows(
                    ConfigurationException.class, () -> client.tokens().list().toList());

            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertEquals(NoCredentialsException.class, e.getCause().getClass());
            assertEquals(0, astro.requests().size());
        }
    }

    @Test
    void theConnectionsAreThoseOfTheGivenClientAndStayOpen() {
        OkHttpClient yours = new OkHttpClient();
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource)) {
            try (HttpTransport transport = UseOwnOkHttpClient.transport(yours);
                    OktaIam client =
                            Clients.of(okta, timeSource).transport(transport).build()) {
                assertFalse(client.tokens().list().toList().isEmpty());
            }

            assertEquals(1, yours.connectionPool().connectionCount());
        }
        yours.connectionPool().evictAll();
    }

    @Test
    void aClientWhoseInterceptorsWouldSeeSecretsIsRefused() {
        OkHttpClient curious = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()))
                .build();

        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> UseOwnOkHttpClient.transport(curious));

        assertTrue(String.valueOf(e.getMessage()).contains("keepInterceptors()"));
    }
}
