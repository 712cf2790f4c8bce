package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.Role;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.rotation.Journal;
import io.apitokens.spi.AccountInsight.Rank;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of an audit. */
record AuditSettings(
        Set<AuditRule> rules,
        Duration endsWithin,
        Duration unusedFor,
        Duration oldAfter,
        Owners owners,
        @Nullable TokenPolicy policy,
        List<Journal> journals,
        AcceptedFindings accepted,
        Baseline baseline,
        Map<Account, String> acceptedAccounts,
        Map<String, Rank> ranks,
        Severity failOn,
        Set<AuditRule> failOnUnknown,
        InstantSource timeSource) {

    /** Returns whether a rule about roles is checked. */
    boolean readsRoles() {
        return rules.contains(AuditRule.ADMIN_ROLE)
                || rules.contains(AuditRule.POLICY_ROLE_ALLOWED)
                || rules.contains(AuditRule.POLICY_ROLE_DENIED);
    }

    static String rankKey(String vendor, String role) {
        return vendor + " " + role;
    }

    /** Returns the rank that the caller has given to a role; by its name, or by its id if it has no name. */
    Optional<Rank> rankOf(Account account, Role role) {
        String word = role.name().isBlank() ? String.valueOf(role.id()) : role.name();
        return Optional.ofNullable(ranks.get(rankKey(account.vendor(), word)));
    }
}
