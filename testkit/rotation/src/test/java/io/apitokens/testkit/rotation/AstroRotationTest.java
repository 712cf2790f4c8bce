package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.TokenKind;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests rotation under the conditions of Astro: scopes, further roles in a second step, days, updates, kinds. */
class AstroRotationTest {

    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final TestOrganization fixture = new TestOrganization();
    private final MemorySecretStore store = MemorySecretStore.create();
    private final Journal journal = Journal.inMemory();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Token deployed(TokenSpec spec) throws IOException {
        IssuedToken issued = fixture.tokens().create(spec);
        store.write(issued, null);
        return fixture.tokens().get(issued.token().id());
    }

    private RotationState advance(TokenId predecessor) {
        return Rotation.builder(fixture.tokens(), predecessor, store, journal)
                .overlap(OVERLAP)
                .timeSource(fixture.time)
                .build()
                .advance();
    }

    private Token successorOf(TokenId predecessor) {
        assertInstanceOf(RotationState.Waiting.class, advance(predecessor));
        fixture.time.advance(OVERLAP);
        RotationState.Done done = assertInstanceOf(RotationState.Done.class, advance(predecessor));
        return fixture.tokens().get(done.successor());
    }

    static Stream<Arguments> predecessors() {
        TestOrganization any = new TestOrganization();
        any.close();
        Resource workspace = any.workspace;
        Resource deployment = any.deployment;
        return Stream.of(
                Arguments.of(
                        "organization",
                        TokenSpec.builder("ci").grant("ORGANIZATION_OWNER", Resource.account()),
                        Resource.organization(any.astro.organizationId())),
                Arguments.of(
                        "organization with a workspace",
                        TokenSpec.builder("ci")
                                .grant("ORGANIZATION_MEMBER", Resource.account())
                                .grant("WORKSPACE_OWNER", workspace),
                        Resource.organization(any.astro.organizationId())),
                Arguments.of("workspace", TokenSpec.builder("ci").grant("WORKSPACE_MEMBER", workspace), workspace),
                Arguments.of(
                        "workspace with all narrower ones",
                        TokenSpec.builder("ci")
                                .grant("WORKSPACE_MEMBER", workspace)
                                .grant("DEPLOYMENT_ADMIN", deployment)
                                .grant("DAG_VIEWER", Resource.dag(deployment.id(), "etl"))
                                .grant("DAG_AUTHOR", Resource.dagTag(deployment.id(), "red")),
                        workspace),
                Arguments.of(
                        "deployment with a DAG",
                        TokenSpec.builder("ci")
                                .grant("DEPLOYMENT_ADMIN", deployment)
                                .grant("DAG_VIEWER", Resource.dag(deployment.id(), "etl")),
                        deployment));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("predecessors")
    void theSuccessorHasScopeRolesAndDaysOfThePredecessor(String name, TokenSpec.Builder spec, Resource scope)
            throws IOException {
        Token old = deployed(spec.expiresAfter(Duration.ofDays(30)).build());
        fixture.time.advance(Duration.ofDays(11));

        Token successor = successorOf(old.id());

        assertEquals(scope, successor.scope().orElseThrow(), name);
        assertEquals(old.scope(), successor.scope());
        assertEquals(grants(old), grants(successor));
        assertEquals(Duration.ofDays(30), successor.lifetime().orElseThrow());
        assertEquals(
                fixture.time.instant().minus(OVERLAP).plus(Duration.ofDays(30)),
                successor.expiry().endsAt().orElseThrow());
        assertEquals(1, fixture.live());
    }

    private static Object grants(Token token) {
        return new HashSet<>(
                assertInstanceOf(Access.Listed.class, token.access()).grants());
    }

    @Test
    void aTokenThatNeverEndsGetsOneThatNeverEnds() throws IOException {
        Token old = deployed(fixture.simple("ci"));

        assertEquals(new Expiry.Never(), successorOf(old.id()).expiry());
    }

    @Test
    void aTokenThatWasRotatedGetsItsWholePeriodAgain() throws IOException {
        TokenSpec spec = TokenSpec.builder("ci")
                .grant("WORKSPACE_MEMBER", fixture.workspace)
                .expiresAfter(Duration.ofDays(30))
                .build();
        Token old = deployed(spec);
        fixture.time.advance(Duration.ofDays(20));
        store.write(fixture.tokens().rotate(old.id()), "1");

        assertEquals(Duration.ofDays(30), successorOf(old.id()).lifetime().orElseThrow());
    }

    @Test
    void aPredecessorRenamedDuringTheOverlapIsNotDeleted() throws IOException {
        Token old = deployed(fixture.simple("ci"));
        assertInstanceOf(RotationState.Waiting.class, advance(old.id()));
        fixture.tokens()
                .update(old.id(), TokenUpdate.builder().name("kept on purpose").build());
        fixture.time.advance(OVERLAP);

        RotationStoppedException stopped = assertThrows(RotationStoppedException.class, () -> advance(old.id()));

        assertEquals(RotationStoppedException.Reason.PREDECESSOR_CHANGED, stopped.reason());
        assertEquals("kept on purpose", fixture.tokens().get(old.id()).name());
        fixture.tokens().update(old.id(), TokenUpdate.builder().name("ci").build());
        assertInstanceOf(RotationState.Done.class, advance(old.id()));
        assertEquals(1, fixture.live());
    }

    @Test
    void aSuccessorWhoseFurtherRolesAreRefusedIsDeletedAndNothingIsLeftToRecover() throws IOException {
        Token old = deployed(fixture.twoSteps().build());
        // The read of the predecessor and the create succeed.
        fixture.astro.inject(Fault.status(403).every(3).times(1));

        assertThrows(CreateRolledBackException.class, () -> advance(old.id()));

        assertEquals(1, fixture.live());
        assertEquals(List.of(), journal.entries());
        assertTrue(fixture.astro.accepts(store.read().orElseThrow().secret()));
    }

    @Test
    void whereNoQuotaIsKnownNothingIsCounted() throws IOException {
        assertTrue(fixture.tokens().quota().isEmpty());
        Token old = deployed(fixture.simple("ci"));
        fixture.time.advance(OVERLAP);
        int before = fixture.paths().size();

        advance(old.id());

        // The last requests are verifications, lists of one token.
        String verification = "GET /tokens?limit=1";
        assertEquals(
                List.of("GET /tokens/" + old.id().value(), "POST /tokens", verification, verification, verification),
                fixture.paths().subList(before, fixture.paths().size()));
    }

    private Token directAccess() {
        ApiToken made = fixture.iam
                .api()
                .createApiToken(
                        fixture.astro.organizationId(),
                        CreateApiTokenRequest.builder()
                                .name("direct")
                                .description("")
                                .scope(TokenScope.DEPLOYMENT)
                                .role("DEPLOYMENT_ADMIN")
                                .entityId(fixture.astro.deploymentId())
                                .kind(TokenKind.DIRECT_ACCESS)
                                .build())
                .execute();
        return fixture.tokens().get(fixture.id(String.valueOf(made.id())));
    }

    @Test
    void aTokenOfAnotherKindIsRefusedNamingTheKind() {
        Token direct = directAccess();

        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> fixture.tokens().specLike(direct));

        assertEquals("kind", refused.field());
        assertEquals(
                "kind of the token is not STANDARD, the only kind that a specification can request",
                refused.getMessage());
    }

    @Test
    void aTokenOfAnotherKindIsNotRotatedIntoAStandardOne() throws IOException {
        Token direct = directAccess();

        assertThrows(InvalidInputException.class, () -> advance(direct.id()));

        assertEquals(1, fixture.live());
        assertEquals(List.of(), journal.entries());
        TokenSpec chosen = fixture.simple("standard by choice");
        Rotation.builder(fixture.tokens(), direct.id(), store, journal)
                .successor(chosen)
                .timeSource(fixture.time)
                .build()
                .advance();
        assertEquals(2, fixture.live());
    }
}
