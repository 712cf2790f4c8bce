package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.LastUse;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.Owners.Owner;
import io.apitokens.inventory.policy.PolicyRule;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.RoleLookup;
import io.apitokens.spi.AccountInsight.TokenRoles;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** All rules, for the tokens of one account in the order of its list. Holds at most a bounded number of names and issuers. */
final class AccountRules {

    private final Account account;
    private final AccountInsight insight;
    private final RoleLookup lookup;
    private final AuditSettings settings;
    private final JournalMarkers markers;
    private final TokenRules rules;
    private final Instant now;
    private final SeenStrings names = new SeenStrings();
    private final SeenStrings issuers = new SeenStrings();

    AccountRules(Account account, AccountInsight insight, AuditSettings settings, JournalMarkers markers, Instant now) {
        this.account = account;
        this.insight = insight;
        this.lookup = insight.roles();
        this.settings = settings;
        this.markers = markers;
        this.rules = new TokenRules(settings, now);
        this.now = now;
    }

    /**
     * Checks a token by a rule. Of a token that has expired, only that it is still listed matters. One that the vendor
     * calls active after its end may work: the clock of this machine may be wrong.
     */
    Verdict check(AuditRule rule, Token token) {
        boolean over = rule == AuditRule.ENDS_SOON
                ? TokenRules.isExpired(token, now)
                : token.status() == TokenStatus.EXPIRED && rule != AuditRule.EXPIRED_LISTED;
        if (over) {
            return Verdict.FINE;
        }
        return switch (rule) {
            case NEVER_EXPIRES -> rules.neverExpires(token);
            case ENDS_SOON -> rules.endsSoon(token);
            case EXPIRED_LISTED -> rules.expiredListed(token);
            case UNUSED -> rules.unused(token);
            case NEVER_USED -> rules.neverUsed(token);
            case OLD_SECRET -> rules.oldSecret(token);
            case ADMIN_ROLE -> adminRole(token);
            case ISSUER_GONE -> TokenRules.issuerGone(token);
            case ISSUER_UNKNOWN -> TokenRules.issuerUnknown(token);
            case ISSUER_TOKEN -> TokenRules.issuerToken(token);
            case NO_OWNER -> rules.noOwner(token);
            case NO_NETWORK_RESTRICTION -> insight.restrictsNetworks() ? TokenRules.restriction(token) : Verdict.FINE;
            case SAME_NAME -> sameName(token);
            case UNEXPLAINED_MARKER -> unexplained(token);
            case ACCEPTANCE_EXPIRED, ACCEPTANCE_UNMATCHED -> Verdict.FINE;
            default -> policy(rule, token, Objects.requireNonNull(settings.policy()));
        };
    }

    /** Returns a token with its findings, its owner and its roles, which are looked up only if a rule needs them. */
    AuditedToken describe(Token token, List<Finding> findings) {
        Owners owners = settings.owners();
        Owner owner = owners.of(account, token.name(), token.description().orElse(null))
                .orElse(null);
        UnknownReason hidden = owner == null ? TokenRules.hiddenOwner(token, owners) : null;
        TokenRoles roles = settings.readsRoles() ? lookup.of(token) : TokenRoles.inRecord(token);
        return new AuditedToken(token, owner, hidden, roles, findings);
    }

    private Verdict adminRole(Token token) {
        TokenRoles roles = lookup.of(token);
        Role unranked = null;
        for (Role role : roles.roles()) {
            Rank rank = settings.rankOf(account, role).orElseGet(() -> insight.rankOf(role));
            if (rank == Rank.ADMINISTRATIVE) {
                return Verdict.finding("acts with the role " + role);
            }
            unranked = rank == Rank.UNKNOWN ? role : unranked;
        }
        if (roles.unknown() != null) {
            return Verdict.unknown(roles.unknown(), "its roles are unknown");
        }
        return unranked == null
                ? Verdict.FINE
                : Verdict.unknown(
                        UnknownReason.VENDOR_HAS_NO_FIELD,
                        "the vendor does not state what the role " + unranked + " permits; rank it by role(…)");
    }

    private Verdict sameName(Token token) {
        return switch (names.add(token.name())) {
            case 1 -> Verdict.FINE;
            case SeenStrings.FULL ->
                Verdict.unknown(UnknownReason.NOT_ASKED, "the account has too many names to compare them all");
            default -> Verdict.finding("a token that is listed earlier has the same name");
        };
    }

    private Verdict unexplained(Token token) {
        String marker = token.marker().orElse(null);
        // The secret of an orphan is lost, so a token that was used is none.
        if (marker == null || token.lastUse() instanceof LastUse.Within || markers.explains(marker)) {
            return Verdict.FINE;
        }
        if (!markers.areComplete()) {
            return Verdict.unknown(markers.reason(), "its marker was not looked up in every journal");
        }
        return token.lastUse() instanceof LastUse.Never
                ? Verdict.finding("has a marker that no journal explains, and was never used")
                : TokenRules.useUnknown(token);
    }

    private Verdict policy(AuditRule rule, Token token, TokenPolicy policy) {
        if (policy.excepts(rule.policyRule(), token.name(), now)) {
            return Verdict.FINE;
        }
        return switch (rule) {
            case POLICY_MUST_EXPIRE -> rules.neverExpires(token);
            case POLICY_LONGEST_LIFE -> rules.longestLife(token);
            case POLICY_NAME_PATTERN -> Verdict.of(policy.nameProblem(token.name()));
            case POLICY_ROLE_ALLOWED -> roles(PolicyRule.ROLE_ALLOWED, token, policy);
            case POLICY_ROLE_DENIED -> roles(PolicyRule.ROLE_DENIED, token, policy);
            case POLICY_NETWORK_RESTRICTION ->
                insight.restrictsNetworks() ? TokenRules.restriction(token) : Verdict.FINE;
            case POLICY_OWNER -> owner(token, policy);
            case POLICY_MOST_PER_ISSUER -> count(token, policy.mostPerIssuer().orElseThrow());
            default -> throw new IllegalStateException("rule " + rule);
        };
    }

    private Verdict roles(PolicyRule rule, Token token, TokenPolicy policy) {
        if (!policy.hasRoles(rule, account.vendor())) {
            return Verdict.FINE;
        }
        TokenRoles roles = lookup.of(token);
        for (Role role : roles.roles()) {
            String problem = policy.roleProblem(rule, account.vendor(), role);
            if (problem != null) {
                return Verdict.finding(problem);
            }
        }
        return roles.unknown() == null ? Verdict.FINE : Verdict.unknown(roles.unknown(), "its roles are unknown");
    }

    private Verdict owner(Token token, TokenPolicy policy) {
        Owners owners = policy.owners().orElseThrow();
        String problem =
                policy.ownerProblem(account, token.name(), token.description().orElse(null));
        return problem == null ? Verdict.FINE : TokenRules.withoutOwner(token, owners, problem);
    }

    private Verdict count(Token token, int most) {
        String issuer = token.issuer().id().or(() -> token.issuer().email()).orElse(null);
        if (issuer == null) {
            return Verdict.unknown(
                    TokenRules.reason(token, Property.ISSUER), "its issuer is unknown, so it is not counted");
        }
        int count = issuers.add(issuer);
        if (count == SeenStrings.FULL) {
            return Verdict.unknown(UnknownReason.NOT_ASKED, "the account has too many issuers to count them all");
        }
        return count <= most
                ? Verdict.FINE
                : Verdict.finding("is number " + count + " of its issuer, and " + most + " are the most");
    }
}
