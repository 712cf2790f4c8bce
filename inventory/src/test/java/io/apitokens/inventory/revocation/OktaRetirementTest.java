package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTiming;
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
class OktaRetirementTest {

    private final ManualTiming timing = ManualTiming.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final OktaFixture vendor = new OktaFixture(timing);
    private final TokenId own =
            TokenId.of(new Account("okta", "127.0.0.1"), vendor.okta().callerTokenId());
    private final OktaIam okta = vendor.builder().ownToken(own).build();
    private final Retirement retirement = Retirement.of(okta.tokens()).clock(timing);

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static Map<String, SpareReason> skipped(RetirementPlan plan) {
        Map<String, SpareReason> skipped = new HashMap<>();
        plan.skipped().forEach(each -> skipped.put(each.token().name(), each.reason()));
        return skipped;
    }

    private static List<String> doomed(RetirementPlan plan) {
        return plan.doomed().stream().map(Token::name).toList();
    }

    @Test
    void theTokenOfAnAgentIsSkipped() {
        RetirementPlan plan = retirement.plan(TokenFilter.all());
        assertEquals(List.of("sim deploy", "sim office"), doomed(plan));
        assertEquals(
                Map.of("sim administrator", SpareReason.OWN, "sim agent", SpareReason.VENDOR_MANAGED), skipped(plan));
    }

    @Test
    void oktasEstimateOfTheLastUseIsNotEnoughToDeleteBy() {
        timing.advance(Duration.ofDays(20));
        RetirementPlan plan = retirement.unusedFor(Duration.ofDays(7)).plan(TokenFilter.all());
        assertEquals(List.of(), plan.doomed());
        assertEquals(SpareReason.LAST_USE_UNKNOWN, skipped(plan).get("sim deploy"));
    }

    @Test
    void oktaReturnsTheIssuerByIdOnlySoAnEMailAddressMatchesNoUser() {
        RetirementPlan plan = retirement.plan(TokenFilter.all().issuedBy("ada@sim.example"));
        assertEquals(List.of(), plan.doomed());
        assertEquals(
                Set.of(SpareReason.ISSUER_UNKNOWN), new HashSet<>(skipped(plan).values()));
    }

    @Test
    void aClientDeletesItsOwnTokenAsTheLastOne() {
        RetirementPlan plan = retirement.includeOwn().plan(TokenFilter.all());
        assertEquals("sim administrator", plan.doomed().get(2).name());
        assertEquals(List.of(), plan.apply(3).remaining());
        assertEquals(Set.of(vendor.okta().agentTokenId()), vendor.liveTokenIds());
        assertFalse(vendor.accepts(vendor.credential()));
    }
}
