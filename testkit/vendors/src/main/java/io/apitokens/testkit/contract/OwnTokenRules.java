package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the token that a client reports as its own. */
abstract class OwnTokenRules extends FixtureContract.Rules {

    @Test
    void theOwnTokenIsThatOfTheCredentialOrUnknown() {
        stage().token("other");
        ApiTokens tokens = stage().tokens();
        tokens.ownToken().ifPresent(own -> {
            assertEquals(tokens.account(), own.account());
            assertEquals(vendor().credential(), vendor().secretOf(own.value()));
        });
    }

    @Test
    void theOwnTokenIsReturnedWithoutARequest() {
        assertEquals(0, stage().requestsOf(() -> stage().tokens().ownToken()));
    }

    @Test
    void theOwnTokenIsTheSameInEveryView() {
        Optional<TokenId> own = stage().tokens().ownToken();
        assertEquals(own, stage().tokens().withTimeout(Duration.ofSeconds(5)).ownToken());
        assertEquals(own, stage().tokens().withOwnTokenChanges().ownToken());
    }

    @Test
    void aKnownOwnTokenIsDeletedOnlyIfTheCallerAllowsIt() {
        TokenId own = own();
        ApiTokens tokens = clientThatKnows(own);
        for (ApiTokens each : List.of(tokens, tokens.withTimeout(Duration.ofSeconds(5)))) {
            InvalidInputException refused = stage().refused(InvalidInputException.class, () -> each.delete(own));
            assertTrue(Stage.message(refused).contains("withOwnTokenChanges()"), Stage.message(refused));
        }
        assertTrue(vendor().accepts(vendor().credential()));

        tokens.withOwnTokenChanges().withTimeout(Duration.ofSeconds(5)).delete(own);

        assertFalse(vendor().accepts(vendor().credential()));
    }

    @Test
    void otherTokensAreDeletedByAClientThatKnowsItsOwn() {
        TokenId other = stage().token("other");
        clientThatKnows(own()).delete(other);
        assertFalse(vendor().liveTokenIds().contains(other.value()));
    }

    private TokenId own() {
        return vendor().liveTokenIds().stream()
                .filter(id -> vendor().secretOf(id).equals(vendor().credential()))
                .map(stage()::id)
                .findFirst()
                .orElseThrow();
    }

    private ApiTokens clientThatKnows(TokenId own) {
        return vendor().clientOf(own, builder -> builder.timeSource(stage().timeSource()));
    }
}
