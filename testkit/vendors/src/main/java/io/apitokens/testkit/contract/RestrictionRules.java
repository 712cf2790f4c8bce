package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for what limits a token beyond its grants: the client must not report it as more than it is. */
abstract class RestrictionRules extends FixtureContract.Rules {

    private TokenId restricted() {
        Optional<String> id = vendor().addRestrictedToken("restricted");
        assumeTrue(id.isPresent(), "tokens of this vendor have no restrictions");
        return stage().id(id.orElseThrow());
    }

    @Test
    void areNotReportedAsGrants() {
        Token restricted = stage().tokens().get(restricted());
        Token plain = stage().tokens().get(stage().token("plain"));
        if (restricted.access() instanceof Access.Listed listed) {
            Set<Grant> more = new HashSet<>(listed.grants());
            if (plain.access() instanceof Access.Listed granted) {
                granted.grants().forEach(more::remove);
            }
            assertEquals(Set.of(), more, "a restriction is reported as a grant");
        }
    }

    @Test
    void ofATokenAreTheSameInTheListAndAlone() {
        TokenId id = restricted();
        Token listed = stage().tokens().list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals(stage().tokens().get(id).access(), listed.access());
    }
}
