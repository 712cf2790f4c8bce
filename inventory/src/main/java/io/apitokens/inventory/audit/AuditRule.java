package io.apitokens.inventory.audit;

import io.apitokens.error.InvalidInputException;
import io.apitokens.inventory.policy.PolicyRule;
import java.util.Arrays;
import java.util.Optional;

/** A rule of an {@link Audit}. The risks are those of the OWASP Non-Human Identities Top 10 of 2025. */
public enum AuditRule {
    /** The token never expires. */
    NEVER_EXPIRES(
            "never-expires", Severity.HIGH, Risk.LONG_LIVED, "create a successor that expires, and revoke this one"),
    /** The token ends soon, also by not being used. */
    ENDS_SOON("ends-soon", Severity.MEDIUM, Risk.LONG_LIVED, "rotate it before it ends, or let its consumers know"),
    /** The token has expired and is still listed. */
    EXPIRED_LISTED("expired-listed", Severity.LOW, Risk.OFFBOARDING, "delete it"),
    /** The token has not been used for a period. */
    UNUSED("unused", Severity.MEDIUM, Risk.OFFBOARDING, "ask its owner, and revoke it"),
    /** The token was never used. */
    NEVER_USED(
            "never-used", Severity.MEDIUM, Risk.OFFBOARDING, "ask its owner whether it was delivered, and revoke it"),
    /** The secret is older than a period. */
    OLD_SECRET("old-secret", Severity.MEDIUM, Risk.LONG_LIVED, "rotate it"),
    /** The token acts with a role of administrators or owners. */
    ADMIN_ROLE("admin-role", Severity.HIGH, Risk.OVERPRIVILEGED, "replace it by a token with the least role"),
    /** The principal that created the token no longer exists. */
    ISSUER_GONE("issuer-gone", Severity.HIGH, Risk.OFFBOARDING, "name a new owner, or revoke it"),
    /** The record does not name the principal that created the token. */
    ISSUER_UNKNOWN("issuer-unknown", Severity.MEDIUM, Risk.OFFBOARDING, "find out who created it, and name an owner"),
    /** Another token created the token. */
    ISSUER_TOKEN("issuer-token", Severity.LOW, Risk.OFFBOARDING, "find the person behind the token that created it"),
    /** Neither the description nor the owners file names an owner. */
    NO_OWNER("no-owner", Severity.MEDIUM, Risk.OFFBOARDING, "name an owner in the description or in the owners file"),
    /** The token may be used from anywhere although the vendor can restrict it. */
    NO_NETWORK_RESTRICTION(
            "no-network-restriction",
            Severity.LOW,
            Risk.AUTHENTICATION,
            "restrict it to the networks of its consumers"),
    /** A token that is listed earlier in the same account has the same name. */
    SAME_NAME("same-name", Severity.LOW, Risk.REUSE, "revoke the one that is not used, or rename one"),
    /** A recoverable create or a rotation made the token, no journal explains it, and it was never used. */
    UNEXPLAINED_MARKER(
            "unexplained-marker", Severity.MEDIUM, Risk.OFFBOARDING, "find the journal, or revoke it as an orphan"),
    /** The rule of the policy of the same name. */
    POLICY_MUST_EXPIRE(PolicyRule.MUST_EXPIRE, Severity.HIGH, Risk.LONG_LIVED),
    /** The rule of the policy of the same name. */
    POLICY_LONGEST_LIFE(PolicyRule.LONGEST_LIFE, Severity.MEDIUM, Risk.LONG_LIVED),
    /** The rule of the policy of the same name. */
    POLICY_NAME_PATTERN(PolicyRule.NAME_PATTERN, Severity.LOW, Risk.OFFBOARDING),
    /** The rule of the policy of the same name. */
    POLICY_ROLE_ALLOWED(PolicyRule.ROLE_ALLOWED, Severity.HIGH, Risk.OVERPRIVILEGED),
    /** The rule of the policy of the same name. */
    POLICY_ROLE_DENIED(PolicyRule.ROLE_DENIED, Severity.HIGH, Risk.OVERPRIVILEGED),
    /** The rule of the policy of the same name. */
    POLICY_NETWORK_RESTRICTION(PolicyRule.NETWORK_RESTRICTION, Severity.MEDIUM, Risk.AUTHENTICATION),
    /** The rule of the policy of the same name. */
    POLICY_OWNER(PolicyRule.OWNER, Severity.MEDIUM, Risk.OFFBOARDING),
    /** The rule of the policy of the same name. */
    POLICY_MOST_PER_ISSUER(PolicyRule.MOST_PER_ISSUER, Severity.MEDIUM, Risk.OFFBOARDING),
    /** The acceptance of a finding has ended. */
    ACCEPTANCE_EXPIRED(
            "acceptance-expired", Severity.MEDIUM, Risk.OFFBOARDING, "correct the token, or accept the finding anew"),
    /** The acceptance of a finding matches none. */
    ACCEPTANCE_UNMATCHED(
            "acceptance-unmatched",
            Severity.LOW,
            Risk.OFFBOARDING,
            "remove it from the file, or correct its token or rule");

    private final String id;
    private final Severity severity;
    private final String risk;
    private final String advice;

    AuditRule(String id, Severity severity, String risk, String advice) {
        this.id = id;
        this.severity = severity;
        this.risk = risk;
        this.advice = advice;
    }

    AuditRule(PolicyRule rule, Severity severity, String risk) {
        this(rule.id(), severity, risk, "replace it by a token that the policy allows");
    }

    /** The risks, which constructors of constants cannot refer to as fields of the enum. */
    private static final class Risk {
        static final String OFFBOARDING = "NHI1:2025 Improper Offboarding";
        static final String AUTHENTICATION = "NHI4:2025 Insecure Authentication";
        static final String OVERPRIVILEGED = "NHI5:2025 Overprivileged NHI";
        static final String LONG_LIVED = "NHI7:2025 Long-Lived Secrets";
        static final String REUSE = "NHI9:2025 NHI Reuse";

        private Risk() {}
    }

    /**
     * Returns the rule with an id.
     *
     * @param id the id, such as {@code never-expires}
     * @return the rule
     * @throws InvalidInputException if there is none
     */
    public static AuditRule of(String id) {
        return find(id).orElseThrow(
                        () -> InvalidInputException.of("rule", "is unknown; docs/audit.md lists the rules"));
    }

    static Optional<AuditRule> find(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /** Returns the rule of a policy that this rule checks. */
    PolicyRule policyRule() {
        return Arrays.stream(PolicyRule.values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static AuditRule of(PolicyRule rule) {
        return of(rule.id());
    }

    /** {@return the id, such as {@code never-expires}, as in files} */
    public String id() {
        return id;
    }

    /** {@return how much its findings matter} */
    public Severity severity() {
        return severity;
    }

    /** {@return the risk of the OWASP Non-Human Identities Top 10 that it belongs to} */
    public String risk() {
        return risk;
    }

    /** {@return what to do about a finding, as a sentence without a full stop} */
    public String advice() {
        return advice;
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }
}
