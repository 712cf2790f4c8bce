package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.ApiTokens;
import io.apitokens.TokenId;
import java.time.Duration;
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
    }
}
