package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialUpdateException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroUpdateTest {

    private final TestOrganization fixture = new TestOrganization();
    private final IssuedToken issued = fixture.tokens().create(fixture.simple("before"));
    private final TokenId id = issued.token().id();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNewNameKeepsTheDescriptionAndTheRoles() {
        Token after =
                fixture.tokens().update(id, TokenUpdate.builder().name("after").build());

        assertEquals("after", after.name());
        assertEquals(Optional.of("made by a test"), after.description());
        assertEquals(issued.token().access(), after.access());
        assertEquals(after, fixture.tokens().get(id));
    }

    @Test
    void aNewDescriptionKeepsTheName() {
        Token after = fixture.tokens()
                .update(id, TokenUpdate.builder().description("other").build());

        assertEquals("before", after.name());
        assertEquals(Optional.of("other"), after.description());
        assertEquals(JsonParser.parseString("{'name':'before','description':'other'}"), fixture.body(2));
    }

    @Test
    void anEmptyDescriptionClearsIt() {
        Token after = fixture.tokens()
                .update(id, TokenUpdate.builder().description("").build());

        assertEquals(Optional.of(""), after.description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'x','description':'d'}", "{'id':'x','name':7,'description':'d'}"})
    void aNameThatCannotBeReadIsNotReplacedByAnother(String record) {
        fixture.response(record.replace("'x'", "'" + id.value() + "'").replace('\'', '"'));

        assertThrows(
                UnreadableResponseException.class,
                () -> fixture.tokens()
                        .update(id, TokenUpdate.builder().description("other").build()));

        assertEquals("before", fixture.tokens().get(id).name());
        assertFalse(fixture.paths().contains("POST /tokens/" + id.value()), "nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'x','name':'n'}", "{'id':'x','name':'n','description':['made by a test']}"})
    void aDescriptionThatCannotBeReadIsNotCleared(String record) {
        fixture.response(record.replace("'x'", "'" + id.value() + "'").replace('\'', '"'));

        assertThrows(
                UnreadableResponseException.class,
                () -> fixture.tokens()
                        .update(id, TokenUpdate.builder().name("other").build()));

        assertEquals(Optional.of("made by a test"), fixture.tokens().get(id).description());
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeTheRolesAreChanged() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> fixture.tokens().update(id, grants().name("x".repeat(257)).build()));

        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(issued.token().access(), fixture.tokens().get(id).access());
    }

    @Test
    void newGrantsReplaceAllRolesAndKeepNameAndDescription() {
        Token after = fixture.tokens().update(id, grants().build());

        Access.Listed expected = new Access.Listed(List.of(
                new Grant(Role.named("WORKSPACE_OPERATOR"), fixture.workspace),
                new Grant(Role.named("DEPLOYMENT_ADMIN"), fixture.deployment)));
        assertEquals(expected, after.access());
        Token read = fixture.tokens().get(id);
        assertEquals(expected, read.access());
        assertEquals("before", read.name());
        assertEquals(Optional.of("made by a test"), read.description());
    }

    @Test
    void grantsNameAndDescriptionAreChangedTogether() {
        Token after = fixture.tokens()
                .update(id, grants().name("after").description("other").build());

        assertEquals(after, fixture.tokens().get(id));
        assertEquals("after", after.name());
        assertEquals(Optional.of("other"), after.description());
        assertEquals(2, ((Access.Listed) after.access()).grants().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void aFailureAfterTheRolesWereChangedSaysWhatIsDone(int status) {
        fixture.astro.inject(Fault.status(status).on("POST", "/" + id.value()));

        PartialUpdateException partial = assertThrows(
                PartialUpdateException.class,
                () -> fixture.tokens().update(id, grants().name("after").build()));

        assertEquals("roles", partial.applied());
        assertEquals(Outcome.APPLIED, partial.outcome());
        assertTrue(
                partial.getMessage().contains("changing the name and description failed; the roles were changed."),
                partial.getMessage());
        assertInstanceOf(ApiTokenException.class, partial.getCause());
        Token read = fixture.tokens().get(id);
        assertEquals("before", read.name());
        assertEquals(2, ((Access.Listed) read.access()).grants().size());
    }

    @Test
    void aFailureBeforeTheRolesAreChangedIsNoPartialUpdate() {
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));

        assertThrows(
                InvalidRequestException.class,
                () -> fixture.tokens().update(id, grants().name("after").build()));

        assertEquals(issued.token().access(), fixture.tokens().get(id).access());
        assertEquals("before", fixture.tokens().get(id).name());
    }

    @Test
    void anUpdateWhoseResponseIsLostIsRetried() {
        fixture.astro.inject(Fault.responseLost().on("POST", "/" + id.value()));

        assertEquals(
                "after",
                fixture.tokens()
                        .update(id, TokenUpdate.builder().name("after").build())
                        .name());
    }

    @Test
    void rolesThatBelongToAnotherScopeAreRefusedByTheVendorAndChangeNothing() {
        assertThrows(
                InvalidRequestException.class,
                () -> fixture.tokens()
                        .update(
                                id,
                                TokenUpdate.builder()
                                        .grant("DEPLOYMENT_ADMIN", fixture.deployment)
                                        .build()));

        assertEquals(issued.token().access(), fixture.tokens().get(id).access());
    }

    @Test
    void rotatingReplacesTheSecretAndKeepsIdAndRoles() {
        fixture.time.advance(Duration.ofHours(1));

        IssuedToken rotated = fixture.tokens().rotate(id);

        assertEquals(id, rotated.token().id());
        assertEquals(issued.token().access(), rotated.token().access());
        assertEquals(issued.token().created(), rotated.token().created());
        assertEquals(
                Optional.of(TestOrganization.START.plus(Duration.ofHours(1))),
                rotated.token().secretIssued());
        assertFalse(fixture.astro.accepts(issued.secret()));
        assertTrue(fixture.astro.accepts(rotated.secret()));
        assertEquals("", fixture.astro.requests().get(1).body(), "the operation has no body");
    }

    @Test
    void rotatingIsNotRetriedWhenItsResponseIsLost() {
        fixture.astro.inject(Fault.responseLost().on("POST", "/rotate"));

        TransportException lost =
                assertThrows(TransportException.class, () -> fixture.tokens().rotate(id));

        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(1, lost.attempts());
        assertFalse(fixture.astro.accepts(issued.secret()), "rotating again recovers");
        assertTrue(fixture.astro.accepts(fixture.tokens().rotate(id).secret()));
    }

    @Test
    void aRotationWithoutIdInItsResponseHandsTheSecretOver() {
        fixture.response("{\"token\":\"eyJ-sim-9\"}");

        UnreadableResponseException unreadable = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().rotate(id));

        assertEquals(Outcome.APPLIED, unreadable.outcome());
        assertEquals(Optional.of("eyJ-sim-9"), unreadable.takeSecret().map(Secret::expose));
    }

    @Test
    void aTokenThatDoesNotExistCanBeNeitherChangedNorRotated() {
        TokenId unknown = fixture.id("clunknown");

        assertThrows(NotFoundException.class, () -> fixture.tokens().rotate(unknown));
        assertThrows(
                NotFoundException.class,
                () -> fixture.tokens()
                        .update(unknown, TokenUpdate.builder().name("x").build()));
    }

    private TokenUpdate.Builder grants() {
        return TokenUpdate.builder()
                .grant("WORKSPACE_OPERATOR", fixture.workspace)
                .grant("DEPLOYMENT_ADMIN", Resource.deployment(fixture.astro.deploymentId()));
    }

    @Test
    void rolesThatAreConfirmedWithoutABodyWereChangedAndAreReadAgain() {
        fixture.astro.inject(Fault.emptyBody().on("POST", "/roles"));

        Token after = fixture.tokens().update(id, grants().build());

        assertEquals(fixture.tokens().get(id).access(), after.access());
        assertEquals(2, ((Access.Listed) after.access()).grants().size());
    }

    @Test
    void rolesThatAreConfirmedWithoutABodyAndCannotBeReadAgainWereChanged() {
        fixture.astro.inject(Fault.emptyBody().on("POST", "/roles"));
        fixture.astro.inject(Fault.status(403).on("GET", ".*/tokens/.*").every(2));

        UnreadableResponseException unread = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().update(id, grants().build()));

        assertEquals(Outcome.APPLIED, unread.outcome());
    }

    @Test
    void rolesThatAGatewaysPageConfirmsAreUnknown() {
        fixture.astro.inject(Fault.html(200).on("POST", "/roles"));

        UnreadableResponseException unread = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().update(id, grants().build()));

        assertEquals(Outcome.UNKNOWN, unread.outcome());
    }
}
