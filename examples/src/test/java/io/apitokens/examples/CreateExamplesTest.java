package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.AstroTokens;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of the project's original documents against simulated vendors. */
class CreateExamplesTest {

    private static final Grant ORGANIZATION_OWNER =
            new Grant(Role.named("ORGANIZATION_OWNER"), Resource.organization("clx42kkcm01fo01o06agtmshg"));
    private static final Grant WORKSPACE_OWNER =
            new Grant(Role.named("WORKSPACE_OWNER"), Resource.workspace("clx42sxw501gl01o0gjenthnh"));
    private static final Grant DEPLOYMENT_ADMIN =
            new Grant(Role.named("DEPLOYMENT_ADMIN"), Resource.deployment("clyn6kxud003x01mtxmccegnh"));
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T12:00:00Z");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void gcoreGetsTheRequestOfTheDocument() {
        Path file = directory.resolve("secret");
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            Token token = CreateGcoreToken.create(client.tokens(), NEW_YEAR, SecretStore.file(file));

            SimulatedRequest request = gcore.requests().get(0);
            assertEquals("POST /iam/v2/clients/9262944/tokens", request.method() + " " + request.path());
            assertEquals(JsonParser.parseString("""
                            {"name": "Test Api Token",
                             "description": "API token for Terraform test",
                             "exp_date": "2026-01-01T12:00:00.000000Z",
                             "client_user": {"role": {"id": 2, "name": "Users"}}}
                            """), JsonParser.parseString(request.body()));
            assertEquals(new Expiry.At(NEW_YEAR), token.expiry());
            assertTrue(gcore.accepts(Secret.fromFile(file)));
        }
    }

    @Test
    void theDateOfTheDocumentIsRefusedOnceItHasPassed() {
        timeSource.advance(Duration.ofDays(365));
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            SecretStore store = SecretStore.file(directory.resolve("secret"));

            InvalidInputException e = assertThrows(
                    InvalidInputException.class, () -> CreateGcoreToken.create(client.tokens(), NEW_YEAR, store));

            assertEquals("expiresAt", e.field());
            assertEquals(List.of(), gcore.requests());
        }
    }

    @Test
    void astroMakesATokenOfTheOrganizationForThirtyDays() {
        Token token = created(CreateAstroOrganizationToken::create, 1, ORGANIZATION_OWNER);

        assertEquals("api token", token.name());
        assertEquals("api token description", token.description().orElseThrow());
        assertEquals(new Expiry.At(Clients.START.plus(Duration.ofDays(30))), token.expiry());
    }

    @Test
    void astroMakesATokenWithRolesOnThreeKindsOfThings() {
        Token token =
                created(CreateAstroTokenWithRoles::create, 2, ORGANIZATION_OWNER, WORKSPACE_OWNER, DEPLOYMENT_ADMIN);

        assertEquals("api token", token.name());
        assertEquals("api token description", token.description().orElseThrow());
        assertEquals(new Expiry.Never(), token.expiry());
    }

    @Test
    void astroMakesATokenOfAWorkspace() {
        Token token = created(CreateAstroWorkspaceToken::create, 1, WORKSPACE_OWNER);

        assertEquals("workspace api token", token.name());
        assertEquals("workspace api token description", token.description().orElseThrow());
        assertEquals(new Expiry.Never(), token.expiry());
    }

    @Test
    void astroMakesATokenOfAWorkspaceThatManagesADeployment() {
        Token token = created(CreateAstroWorkspaceTokenWithDeployment::create, 2, WORKSPACE_OWNER, DEPLOYMENT_ADMIN);

        assertEquals("workspace api token", token.name());
        assertEquals("workspace api token description", token.description().orElseThrow());
        assertEquals(new Expiry.Never(), token.expiry());
    }

    /** Runs an example and returns the token as read from the vendor afterwards. */
    private Token created(BiFunction<AstroTokens, SecretStore, Token> example, int writes, Grant... grants) {
        Path file = directory.resolve("secret");
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam client = Clients.of(astro, timeSource).build()) {
            Token returned = example.apply(client.tokens(), SecretStore.file(file));

            assertEquals(writes, astro.requests().size());
            assertTrue(astro.accepts(Secret.fromFile(file)));
            Token token = client.tokens().get(returned.id());
            assertEquals(returned.access(), token.access());
            assertEquals(new Access.Listed(List.of(grants)), token.access());
            assertEquals(grants[0].resource(), token.scope().orElseThrow());
            return token;
        }
    }
}
