package io.apitokens.astro;

import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.Optional;
import java.util.Set;

/** Finds out what an Astro credential sees. An organization owner sees every API token of the organization. */
final class AstroInsight {

    private static final String OWNER = "ORGANIZATION_OWNER";

    /** The roles that the vendor's documentation calls owner or administrator. */
    private static final Set<String> ADMINISTRATIVE = Set.of(
            OWNER, "ORGANIZATION_BILLING_ADMIN", "ORGANIZATION_OBSERVE_ADMIN", "WORKSPACE_OWNER", "DEPLOYMENT_ADMIN");

    private static final Set<String> ORDINARY = Set.of(
            "ORGANIZATION_MEMBER",
            "ORGANIZATION_OBSERVE_MEMBER",
            "WORKSPACE_OPERATOR",
            "WORKSPACE_AUTHOR",
            "WORKSPACE_MEMBER",
            "WORKSPACE_ACCESSOR",
            "DAG_VIEWER",
            "DAG_AUTHOR");

    private static final String REMEDY = "use an API token with the role " + OWNER
            + " on the organization, and name it by ownToken(…) in the builder";

    private AstroInsight() {}

    static Rank rankOf(Role role) {
        if (ADMINISTRATIVE.contains(role.name())) {
            return Rank.ADMINISTRATIVE;
        }
        return ORDINARY.contains(role.name()) ? Rank.ORDINARY : Rank.UNKNOWN;
    }

    /** Reads the token that the credential is. A secret does not identify its token, so the builder must name it. */
    static Visibility visibility(AstroTokens tokens) {
        try {
            Optional<TokenId> own = tokens.ownToken();
            return own.isEmpty()
                    ? Visibility.unproven("the client does not know which token its credential is", REMEDY)
                    : visibility(tokens.get(own.get()));
        } catch (ApiTokenException e) {
            return Visibility.unproven("reading the client's own token", e, REMEDY);
        }
    }

    private static Visibility visibility(Token own) {
        if (!(own.access() instanceof Access.Listed listed)) {
            return Visibility.unproven("the record of the client's own token has no readable roles", REMEDY);
        }
        Resource organization = Resource.organization(own.id().account().id());
        Grant needed = new Grant(Role.named(OWNER), organization);
        return listed.grants().contains(needed)
                ? Visibility.all("the token that the builder names as the client's own has the role " + OWNER)
                : Visibility.unproven(
                        "the token that the builder names as the client's own is no " + OWNER
                                + ", and the vendor does not document what other roles see",
                        REMEDY);
    }
}
