package io.apitokens.gcore;

import io.apitokens.Access;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.Optional;

/** Finds out what a Gcore credential sees. Administrators see every token, others the tokens that they issued. */
final class GcoreInsight {

    private static final String REMEDY = "use an API token with the role Administrators";

    private GcoreInsight() {}

    /** Reads the token that the credential is, which every role may read, and judges its role. */
    static Visibility visibility(GcoreTokens tokens) {
        try {
            Optional<TokenId> own = tokens.ownToken();
            return own.isEmpty()
                    ? Visibility.unproven("the credential is no API token, so its role cannot be read", REMEDY)
                    : visibility(tokens.get(own.get()));
        } catch (ApiTokenException e) {
            return Visibility.unproven("reading the credential's own token", e, REMEDY);
        }
    }

    private static Visibility visibility(Token own) {
        if (!(own.access() instanceof Access.Listed listed)) {
            return Visibility.unproven("the record of the credential's own token has no role", REMEDY);
        }
        Role role = listed.grants().get(0).role();
        Rank rank = GcoreRoles.rankOf(role);
        String has = "the credential has the role " + role;
        if (rank == Rank.ADMINISTRATIVE) {
            return Visibility.all(has);
        }
        return rank == Rank.ORDINARY
                ? new Visibility(Extent.OWN_ONLY, has + ", which sees only the tokens of its own user", REMEDY)
                : Visibility.unproven(has + ", and the vendor does not document what it sees", REMEDY);
    }
}
