package io.apitokens.inventory.audit;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.PolicyRule;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests each rule with its three results: a finding, fine, and unknown with a reason. */
class AuditRulesTest {

    private static final String MARKER = "0123456789abcdef0123456789abcdef";
    private static final Duration DAY = Duration.ofDays(1);

    private final AuditShelf shelf = new AuditShelf("1");
    private final AuditBuilder audit =
            Audit.builder(shelf).timeSource(() -> NOW).unusedFor(Duration.ofDays(20));

    /** Returns the results of one rule for a token: its details, with the reason of unknown ones. */
    private List<String> results(AuditRule rule, UnaryOperator<Token.Builder> differently) {
        shelf.add("sim" + shelf.list().toList().size(), differently);
        List<String> found = new ArrayList<>();
        audit.build().run(finding -> {
            if (finding.rule() == rule) {
                found.add(finding.unknown().map(reason -> reason + ": ").orElse("") + finding.detail());
            }
        });
        return found;
    }

    private static Access.Listed roles(String... names) {
        List<Grant> grants = new ArrayList<>();
        for (String name : names) {
            grants.add(new Grant(Role.named(name), Resource.of("SIM", name)));
        }
        return new Access.Listed(grants);
    }

    private static TokenPolicy policy(UnaryOperator<io.apitokens.inventory.policy.TokenPolicyBuilder> rules) {
        return rules.apply(TokenPolicy.builder()).build();
    }

    @Test
    void aTokenThatKeepsEveryRuleIsFine() {
        shelf.addFine("fine");

        AuditResult result = audit.build().run(finding -> {
            throw new AssertionError(finding);
        });

        assertEquals(0, result.exitStatus());
    }

    @Test
    void neverExpires() {
        assertEquals(
                List.of("never expires"), results(AuditRule.NEVER_EXPIRES, token -> token.expiry(new Expiry.Never())));
    }

    @Test
    void anUnknownExpiryIsNeitherFineNorNever() {
        assertEquals(
                List.of("UNREADABLE: the expiry is unknown"),
                results(
                        AuditRule.NEVER_EXPIRES,
                        token -> token.expiry(new Expiry.Unknown())
                                .unknowns(Map.of(Property.EXPIRY, UnknownReason.UNREADABLE))));
        assertEquals(1, results(AuditRule.ENDS_SOON, token -> token).size());
        assertEquals(1, results(AuditRule.EXPIRED_LISTED, token -> token).size());
    }

    @Test
    void endsSoon() {
        assertEquals(
                List.of("ends at 2030-06-02T12:00:00Z"),
                results(AuditRule.ENDS_SOON, token -> token.expiry(new Expiry.At(NOW.plus(DAY)))));
    }

    @Test
    void endsSoonBySliding() {
        assertEquals(
                List.of("ends at 2030-06-02T12:00:00Z unless it is used"),
                results(
                        AuditRule.ENDS_SOON,
                        token -> token.expiry(new Expiry.Idle(Duration.ofDays(30), NOW.plus(DAY)))));
    }

    @Test
    void expiredListed() {
        UnaryOperator<Token.Builder> expired = token ->
                token.status(TokenStatus.EXPIRED).expiry(new Expiry.At(NOW)).access(roles("admin"));
        assertEquals(List.of("has expired and is still listed"), results(AuditRule.EXPIRED_LISTED, expired));
        assertEquals(List.of(), results(AuditRule.ADMIN_ROLE, token -> token));
    }

    @Test
    void unused() {
        LastUse old = new LastUse.Within(NOW.minus(Duration.ofDays(25)), NOW.minus(Duration.ofDays(24)));
        assertEquals(
                List.of("was last used at 2030-05-08T12:00:00Z"),
                results(AuditRule.UNUSED, token -> token.lastUse(old)));
    }

    @Test
    void aLastUseThatIsNotExactEnoughIsUnknown() {
        LastUse around = new LastUse.Within(NOW.minus(Duration.ofDays(21)), NOW.minus(Duration.ofDays(19)));
        assertEquals(
                List.of("RECORD_OMITS_IT: the time of the last use is not exact enough"),
                results(AuditRule.UNUSED, token -> token.lastUse(around)));
    }

    @Test
    void anEstimatedLastUseIsUnknownUnlessTheTokenEndsWhenIdle() {
        LastUse estimated = new LastUse.Estimated(NOW.minusSeconds(60));
        assertEquals(
                List.of("VENDOR_HAS_NO_FIELD: the last use is unknown"),
                results(AuditRule.UNUSED, token -> token.lastUse(estimated)));
        audit.unusedFor(Duration.ofDays(30));
        AuditShelf idle = new AuditShelf("2");
        idle.add(
                "idle",
                token -> token.lastUse(estimated)
                        .expiry(new Expiry.Idle(Duration.ofDays(30), NOW.plus(Duration.ofDays(20)))));
        List<Finding> found = new ArrayList<>();
        Audit.builder(idle)
                .timeSource(() -> NOW)
                .unusedFor(Duration.ofDays(30))
                .without(AuditRule.NEVER_USED)
                .build()
                .run(found::add);
        assertEquals(List.of(), found);
    }

    @Test
    void neverUsed() {
        assertEquals(
                List.of("was never used since 2030-05-02T12:00:00Z"),
                results(AuditRule.NEVER_USED, token -> token.lastUse(new LastUse.Never())));
    }

    @Test
    void aTokenThatWasNeverUsedAndHasAnUnknownAgeIsUnknown() {
        assertEquals(
                List.of("RECORD_OMITS_IT: was never used, and is of unknown age"),
                results(
                        AuditRule.NEVER_USED,
                        token -> token.lastUse(new LastUse.Never()).created(null)));
    }

    @Test
    void oldSecret() {
        assertEquals(
                List.of("has a secret of 2029-01-01T00:00:00Z"),
                results(AuditRule.OLD_SECRET, token -> token.created(java.time.Instant.parse("2029-01-01T00:00:00Z"))));
    }

    @Test
    void aSecretOfUnknownAgeIsUnknown() {
        assertEquals(
                List.of("RECORD_OMITS_IT: the time at which the secret was issued is unknown"),
                results(AuditRule.OLD_SECRET, token -> token.created(null)));
    }

    @Test
    void adminRole() {
        assertEquals(
                List.of("acts with the role admin"),
                results(AuditRule.ADMIN_ROLE, token -> token.access(roles("plain", "admin"))));
    }

    @Test
    void aCustomRoleIsUnknownUntilItIsRanked() {
        assertEquals(
                List.of(
                        "VENDOR_HAS_NO_FIELD: the vendor does not state what the role special permits; rank it by role(…)"),
                results(AuditRule.ADMIN_ROLE, token -> token.access(roles("special"))));
        audit.role("acme", "special", false);
        assertEquals(List.of(), results(AuditRule.ADMIN_ROLE, token -> token));
    }

    @Test
    void unknownRolesAreUnknown() {
        assertEquals(
                List.of("RECORD_OMITS_IT: its roles are unknown"),
                results(AuditRule.ADMIN_ROLE, token -> token.access(new Access.Unknown())));
        AuditShelf other = new AuditShelf("2");
        other.add("as-issuer", token -> token.access(new Access.AsIssuer()));
        AuditResult result = Audit.builder(other).timeSource(() -> NOW).build().run(finding -> {});
        assertEquals(
                1,
                Objects.requireNonNull(result.counts().get(AuditRule.ADMIN_ROLE))
                        .unknown());
        assertEquals(2, result.exitStatus());
    }

    @Test
    void issuerGone() {
        assertEquals(
                List.of("its issuer bob@acme.example no longer exists"),
                results(
                        AuditRule.ISSUER_GONE,
                        token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", "bob@acme.example", null, true))));
    }

    @Test
    void anIssuerOfUnknownStateIsUnknown() {
        assertEquals(
                List.of("NOT_ASKED: it is unknown whether its issuer still exists"),
                results(
                        AuditRule.ISSUER_GONE,
                        token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", null, null, null))
                                .unknowns(Map.of(Property.ISSUER_STATUS, UnknownReason.NOT_ASKED))));
    }

    @Test
    void issuerUnknown() {
        assertEquals(
                List.of("its issuer is unknown: RECORD_OMITS_IT"),
                results(AuditRule.ISSUER_UNKNOWN, token -> token.issuer(Issuer.unknown())));
    }

    @Test
    void issuerToken() {
        assertEquals(
                List.of("was created by the token ci"),
                results(
                        AuditRule.ISSUER_TOKEN,
                        token -> token.issuer(Issuer.of(Issuer.Kind.TOKEN, "t1", null, "ci", null))));
        assertEquals(
                List.of(
                        "was created by the token ci",
                        "RECORD_OMITS_IT: it is unknown what kind of principal created it"),
                results(AuditRule.ISSUER_TOKEN, token -> token.issuer(Issuer.unknown())));
    }

    @Test
    void noOwner() {
        assertEquals(
                List.of("no owner is named"), results(AuditRule.NO_OWNER, token -> token.description("for builds")));
    }

    @Test
    void anOwnerThatMayStandInAHiddenDescriptionIsUnknown() {
        assertEquals(
                List.of("VENDOR_HAS_NO_FIELD: no description names an owner"),
                results(
                        AuditRule.NO_OWNER,
                        token -> token.description(null)
                                .unknowns(Map.of(Property.DESCRIPTION, UnknownReason.VENDOR_HAS_NO_FIELD))));
    }

    @Test
    void noNetworkRestriction() {
        assertEquals(
                List.of("may be used from anywhere"),
                results(AuditRule.NO_NETWORK_RESTRICTION, token -> token.restrictions(List.of())));
    }

    @Test
    void anUnreadableRestrictionIsUnknown() {
        assertEquals(
                List.of("UNREADABLE: its restrictions cannot be read"),
                results(
                        AuditRule.NO_NETWORK_RESTRICTION,
                        token -> token.restrictions(List.of(Token.Restriction.unknown()))));
    }

    @Test
    void sameName() {
        shelf.addFine("twin");
        assertEquals(
                List.of("a token that is listed earlier has the same name"),
                results(AuditRule.SAME_NAME, token -> token.name("twin")));
    }

    @Test
    void unexplainedMarker() throws IOException {
        UnaryOperator<Token.Builder> marked =
                token -> token.marker(MARKER).lastUse(new LastUse.Never()).created(NOW);
        Journal journal = Journal.inMemory();
        audit.journal(journal);
        assertEquals(
                List.of("has a marker that no journal explains, and was never used"),
                results(AuditRule.UNEXPLAINED_MARKER, marked));
        journal.replace("create:" + MARKER, null, new JournalEntry("create:" + MARKER, "1", Map.of("name", "sim")));
        assertEquals(List.of(), results(AuditRule.UNEXPLAINED_MARKER, token -> token));
    }

    @Test
    void aMarkerWithoutAJournalToLookInIsUnknown() {
        assertEquals(
                List.of("NOT_ASKED: its marker was not looked up in every journal"),
                results(
                        AuditRule.UNEXPLAINED_MARKER,
                        token -> token.marker(MARKER).lastUse(new LastUse.Never())));
    }

    @Test
    void aMarkerOfATokenThatWasUsedIsFine() {
        assertEquals(List.of(), results(AuditRule.UNEXPLAINED_MARKER, token -> token.marker(MARKER)));
    }

    @Test
    void policyMustExpire() {
        audit.policy(policy(rules -> rules.mustExpire()));
        assertEquals(
                List.of("never expires"),
                results(AuditRule.POLICY_MUST_EXPIRE, token -> token.expiry(new Expiry.Never())));
    }

    @Test
    void policyLongestLife() {
        audit.policy(policy(rules -> rules.longestLife(Duration.ofDays(79))));
        assertEquals(
                List.of("the token lives for 80 days and 0 hours, longer than 79 days and 0 hours"),
                results(AuditRule.POLICY_LONGEST_LIFE, token -> token));
        assertEquals(
                2,
                results(AuditRule.POLICY_LONGEST_LIFE, token -> token.expiry(new Expiry.Never()))
                        .size());
        assertEquals(
                "RECORD_OMITS_IT: the lifetime is unknown",
                results(AuditRule.POLICY_LONGEST_LIFE, token -> token.created(null))
                        .get(2));
    }

    @Test
    void policyNamePattern() {
        audit.policy(policy(rules -> rules.namePattern(Pattern.compile("ci-.*"), "ci-build")));
        assertEquals(
                List.of("the name does not have the form of \"ci-build\""),
                results(AuditRule.POLICY_NAME_PATTERN, token -> token));
    }

    @Test
    void policyRoleAllowed() {
        audit.policy(policy(rules -> rules.allowRoles("acme", "plain")));
        assertEquals(
                List.of("the role special is not allowed; allowed are plain"),
                results(AuditRule.POLICY_ROLE_ALLOWED, token -> token.access(roles("plain", "special"))));
    }

    @Test
    void policyRoleDenied() {
        audit.policy(policy(rules -> rules.denyRoles("acme", "special")));
        assertEquals(
                List.of("the role special is denied"),
                results(AuditRule.POLICY_ROLE_DENIED, token -> token.access(roles("plain", "special"))));
        assertEquals(
                "RECORD_OMITS_IT: its roles are unknown",
                results(AuditRule.POLICY_ROLE_DENIED, token -> token.access(new Access.Unknown()))
                        .get(1));
    }

    @Test
    void policyNetworkRestriction() {
        audit.policy(policy(rules -> rules.networkRestriction()));
        assertEquals(
                List.of("may be used from anywhere"),
                results(AuditRule.POLICY_NETWORK_RESTRICTION, token -> token.restrictions(List.of())));
    }

    @Test
    void policyOwner() {
        audit.policy(policy(rules -> rules.owner(Owners.inDescription())));
        assertEquals(
                List.of("no owner is named; write owner=… in the description"),
                results(AuditRule.POLICY_OWNER, token -> token.description(null)));
    }

    @Test
    void policyMostPerIssuer() {
        audit.policy(policy(rules -> rules.mostPerIssuer(1, account -> OptionalLong.empty())));
        assertEquals(List.of(), results(AuditRule.POLICY_MOST_PER_ISSUER, token -> token));
        assertEquals(
                List.of("is number 2 of its issuer, and 1 are the most"),
                results(AuditRule.POLICY_MOST_PER_ISSUER, token -> token));
        assertEquals(
                "RECORD_OMITS_IT: its issuer is unknown, so it is not counted",
                results(AuditRule.POLICY_MOST_PER_ISSUER, token -> token.issuer(Issuer.unknown()))
                        .get(1));
    }

    @Test
    void anExceptionOfThePolicyHoldsForTheAuditToo() {
        audit.policy(policy(rules -> rules.mustExpire()
                .except(PolicyRule.MUST_EXPIRE, Pattern.compile("sim.*"), "sim reason", NOW.plusSeconds(1))));
        assertEquals(List.of(), results(AuditRule.POLICY_MUST_EXPIRE, token -> token.expiry(new Expiry.Never())));
    }
}
