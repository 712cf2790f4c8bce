package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.apitokens.Account;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what a revocation can and cannot derive from Okta's records. */
class OktaRevocationTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final OktaFixture vendor = new OktaFixture(timeSource);
    private final TokenId own = TokenId.of(
            new Account("okta", vendor.okta().baseUrl().substring("http://".length())),
            vendor.okta().callerTokenId());
    private final OktaIam okta = vendor.builder().ownToken(own).build();
    private final Revocation revocation = Revocation.of(okta.tokens()).withTimeSource(timeSource);

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static Map<String, SkipReason> skipped(RevocationPlan plan) {
        Map<String, SkipReason> skipped = new HashMap<>();
        plan.skipped().forEach(each -> skipped.put(each.name(), each.reason()));
        return skipped;
    }

    private static List<String> toDelete(RevocationPlan plan) {
        return plan.toDelete().stream().map(PlannedToken::name).toList();
    }

    @Test
    void theTokenOfAnAgentIsSkipped() {
        RevocationPlan plan = revocation.plan(TokenFilter.all());
        assertEquals(List.of("sim deploy", "sim office"), toDelete(plan));
        assertEquals(
                Map.of("sim administrator", SkipReason.OWN, "sim agent", SkipReason.VENDOR_MANAGED), skipped(plan));
    }

    @Test
    void oktasEstimateOfTheLastUseIsNotEnoughToDeleteBy() {
        timeSource.advance(Duration.ofDays(20));
        RevocationPlan plan = revocation.withUnusedFor(Duration.ofDays(7)).plan(TokenFilter.all());
        assertEquals(List.of(), plan.toDelete());
        assertEquals(SkipReason.LAST_USE_UNKNOWN, skipped(plan).get("sim deploy"));
    }

    @Test
    void oktaReturnsTheIssuerByIdOnlySoAnEMailAddressMatchesNoUser() {
        RevocationPlan plan = revocation.plan(TokenFilter.all().issuedBy("ada@sim.example"));
        assertEquals(List.of(), plan.toDelete());
        assertEquals(
                Set.of(SkipReason.ISSUER_UNKNOWN), new HashSet<>(skipped(plan).values()));
    }

    @Test
    void aClientDeletesItsOwnTokenAsTheLastOne() {
        RevocationPlan plan = revocation.withOwnTokens().plan(TokenFilter.all());
        assertEquals("sim administrator", plan.toDelete().get(2).name());
        assertEquals(List.of(), plan.apply(3).remaining());
        assertEquals(Set.of(vendor.okta().agentTokenId()), vendor.liveTokenIds());
        assertFalse(vendor.accepts(vendor.credential()));
    }
}
