package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
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
    void areReported() {
        assertFalse(stage().tokens().get(restricted()).restrictions().isEmpty(), "the restriction is not reported");
        assertEquals(List.of(), stage().tokens().get(stage().token("plain")).restrictions());
    }

    @Test
    void areNotLostInASpecificationLikeTheToken() {
        Token restricted = stage().tokens().get(restricted());
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> TokenSpec.like(restricted));
        assertEquals(restricted.access() instanceof Access.Listed ? "restrictions" : "grants", refused.field());
    }

    @Test
    void includeThatATokenIsDisabled() {
        Optional<String> id = vendor().addDisabledToken("disabled");
        assumeTrue(id.isPresent(), "this vendor cannot disable tokens");
        Secret secret = stage().hidden(vendor().secretOf(id.orElseThrow()));
        assertEquals(
                TokenStatus.DISABLED,
                stage().tokens().get(stage().id(id.orElseThrow())).status());
        assertNotEquals(SecretStatus.ACCEPTED, stage().tokens().verify(secret));
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
        assertEquals(stage().tokens().get(id).restrictions(), listed.restrictions());
    }
}
