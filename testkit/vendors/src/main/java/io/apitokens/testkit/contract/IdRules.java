package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for ids that the client refuses before sending a request. */
abstract class IdRules extends FixtureContract.Rules {

    private InvalidInputException refusedByGetAndDelete(TokenId id) {
        stage().refused(InvalidInputException.class, () -> stage().tokens().delete(id));
        InvalidInputException error = stage().refused(
                        InvalidInputException.class, () -> stage().tokens().get(id));
        assertEquals("token id", error.field());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(0, error.attempts());
        return error;
    }

    @Test
    void ofAnotherAccountAreRefused() {
        TokenId own = stage().token("ci");
        Account account = stage().tokens().account();
        refusedByGetAndDelete(TokenId.of(new Account(account.vendor(), account.id() + "0"), own.value()));
    }

    @Test
    void ofAnotherVendorAreRefused() {
        TokenId own = stage().token("ci");
        String account = stage().tokens().account().id();
        refusedByGetAndDelete(TokenId.of(new Account("other", account), own.value()));
    }

    @Test
    void thatCannotBeIdsAreRefusedWithoutQuotingThem() {
        for (String value : vendor().impossibleIds()) {
            InvalidInputException error = refusedByGetAndDelete(stage().id(value));
            assertFalse(Stage.message(error).contains(value), "the id is quoted");
        }
    }

    @Test
    void thatCouldLeadElsewhereAreRefused() {
        for (String value : List.of("", " ", ".", "..", "../tokens", "a/b", "a\\b", "1\n2", "1\r\nHost: x", "\u0000")) {
            InvalidInputException error = stage().refused(InvalidInputException.class, () -> stage().id(value));
            assertEquals("token id", error.field());
        }
    }

    @Test
    void thatAreSecretsAreRefusedWithoutQuotingThem() {
        Secret secret = vendor().credential();
        InvalidInputException error = stage().refused(
                        InvalidInputException.class, () -> stage().tokens().get(stage().id(secret.expose())));
        assertFalse(Stage.message(error).contains(secret.expose().substring(0, 8)), "the secret is quoted");
        stage().refused(InvalidInputException.class, () -> stage().tokens().delete(stage().id(secret.expose())));
    }
}
