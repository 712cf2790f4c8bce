package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A token counts as deleted only if the response or a look-up proves it. */
class DeletionTest {

    private static final ApiTokenException DOUBT = UnreadableResponseException.of(
            new CallFacts("acme/1", "deleteThing", 1, Outcome.UNKNOWN), "status 200, but it is a page", null);
    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("ADMIN", Resource.account())
            .neverExpires()
            .build();

    private final MemoryTokens tokens = new MemoryTokens("1");
    private final IssuedToken issued = tokens.create(SPEC);
    private final TokenId id = issued.token().id();

    private <E extends ApiTokenException> E stillThere(Class<E> type) {
        return assertThrows(type, () -> SecretDelivery.delete(tokens, id));
    }

    private void doubt(boolean deletes) {
        tokens.deletionFailure = DOUBT;
        tokens.deletes = deletes;
    }

    private ApiTokenException rollBack() {
        return SecretDelivery.rollBack(tokens, issued, "storing", new IOException("full"));
    }

    @Test
    void aDeletionThatIsConfirmedIsNotLookedUp() {
        SecretDelivery.delete(tokens, id);
        assertEquals(0, tokens.freshViews);
    }

    @Test
    void aDoubtfulDeletionOfATokenThatNeitherAReadNorTheListShowsIsASuccess() {
        doubt(true);
        SecretDelivery.delete(tokens, id);
        assertTrue(tokens.freshViews > 0, "the look-up needs new connections");
    }

    @Test
    void aDoubtfulDeletionOfATokenThatIsAliveIsItsOwnFailure() {
        doubt(false);
        assertSame(DOUBT, stillThere(ApiTokenException.class));
    }

    @Test
    void aTokenThatOnlyTheListShowsIsAlive() {
        doubt(false);
        tokens.invisible.add(id);
        assertSame(DOUBT, stillThere(ApiTokenException.class));
    }

    @Test
    void aListThatFailsProvesNothingAndItsFailureIsKept() {
        ApiTokenException doubt = UnreadableResponseException.of(
                new CallFacts("acme/1", "deleteThing", 1, Outcome.UNKNOWN), "status 202, but", null);
        tokens.deletionFailure = doubt;
        tokens.deletes = true;
        tokens.beforePage = () -> {
            throw MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        };
        assertSame(doubt, stillThere(ApiTokenException.class));
        assertEquals(1, doubt.getSuppressed().length);
    }

    @Test
    void aListWithARecordThatCannotBeReadProvesNothing() {
        tokens.create(SPEC);
        doubt(true);
        tokens.unreadable = UnreadableResponseException.of(CallFacts.NO_CALL, "1 record is unreadable", null);
        assertSame(DOUBT, stillThere(ApiTokenException.class));
    }

    @Test
    void aTokenThatIsNotFoundIsGoneOnlyIfTheListDoesNotContainItEither() {
        tokens.deletionFailure = MemoryTokens.response(ErrorKind.NOT_FOUND, 404);
        tokens.invisible.add(id);
        stillThere(NotFoundException.class);
        tokens.alive.remove(id);
        tokens.deletionFailure = null;
        SecretDelivery.delete(tokens, id);
    }

    @Test
    void aRefusedDeletionIsNotLookedUp() {
        tokens.deletionFailure = MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        assertSame(tokens.deletionFailure, stillThere(ApiTokenException.class));
        assertEquals(0, tokens.freshViews);
    }

    @Test
    void ofSeveralTokensOnlyThoseAreGoneThatNeitherAReadNorTheListShows() {
        TokenId second = tokens.create(SPEC).token().id();
        TokenId third = TokenId.of(tokens.account, "elsewhere");
        tokens.invisible.add(id);
        assertEquals(Set.of(third), SecretDelivery.gone(tokens, Set.of(id, second, third)));
    }

    @Test
    void aReadThatFailsLeavesItsTokenInDoubtAndARejectedCredentialLeavesAll() {
        TokenId gone = TokenId.of(tokens.account, "gone");
        tokens.readFailure = MemoryTokens.response(ErrorKind.VENDOR_UNAVAILABLE, 503);
        assertEquals(Set.of(), SecretDelivery.gone(tokens, Set.of(gone)));
        tokens.readFailure = MemoryTokens.response(ErrorKind.AUTHENTICATION, 401);
        assertThrows(AuthenticationException.class, () -> SecretDelivery.gone(tokens, Set.of(gone)));
    }

    @Test
    void aRollbackThatALookUpConfirmsIsARollback() {
        doubt(true);
        assertInstanceOf(CreateRolledBackException.class, rollBack());
    }

    @Test
    void aRollbackThatNothingConfirmsHandsTheSecretOver() {
        for (Runnable state : List.<Runnable>of(() -> doubt(false), () -> {
            doubt(true);
            tokens.readFailure = MemoryTokens.response(ErrorKind.VENDOR_UNAVAILABLE, 503);
        })) {
            state.run();
            PartialCreateException partial = assertInstanceOf(PartialCreateException.class, rollBack());
            assertEquals(issued.secret(), partial.takeSecret().orElseThrow());
        }
    }

    @Test
    void aNewTokenThatIsNotFoundMayNotBeVisibleYetSoItsSecretIsHandedOver() {
        tokens.alive.remove(id);
        assertInstanceOf(PartialCreateException.class, rollBack());
    }

    @Test
    void aRollbackInALimitedTimeKeepsAThirdOfItForTheLookUp() {
        doubt(true);
        Deletion.within(Duration.ofSeconds(15), tokens, tokens.time).deleteNew(id);
        assertEquals(Duration.ofSeconds(10), tokens.timeouts.get(0));
        assertTrue(tokens.timeouts.size() > 2, "the requests of the look-up are limited as well");
    }

    @Test
    void eachRequestOfALookUpHasTheTimeThatTheOthersHaveLeft() {
        tokens.create(SPEC);
        doubt(true);
        tokens.beforePage = () -> tokens.time.advance(Duration.ofSeconds(2));
        Deletion.within(Duration.ofSeconds(15), tokens, tokens.time).deleteNew(id);
        assertEquals(
                List.of(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(13)),
                tokens.timeouts);
    }
}
