package io.apitokens.proofs.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Checks what is found if a peer says of Okta's records and access tokens what no client could tell from the truth. */
class OktaCasesTest {

    private static Verdict verdict(Vendor vendor, Op op, Spoiler onMain) {
        Row row = new Row("H", "a lie", Heap.AMPLE, (v, o) -> true, (one, plan, random) -> {
            plan.channels = EnumSet.of(Channel.PLAIN);
            plan.onMain = onMain;
        });
        try (Logs logs = Logs.collect()) {
            return CaseRun.run(new HostileCase(row, vendor, op, 1, 1), Vendor::client, logs);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void aboutAnother(Exchange exchange) throws IOException {
        exchange.send(exchange.model().about(exchange.model().foreign, exchange.action(), exchange.request()));
    }

    private static void lost(Exchange exchange) throws IOException {
        exchange.apply();
        exchange.wire().end(true);
    }

    @Test
    void rolesAndZonesOfAnotherAreAWrongOutcome() {
        for (Op op : new Op[] {Op.ROLES, Op.ZONES}) {
            Verdict verdict = verdict(Vendor.OKTA_DIRECTORY, op, OktaCasesTest::aboutAnother);
            assertEquals(1, verdict.wrong().size(), verdict::findings);
        }
    }

    @Test
    void theAccessTokenOfAnotherIsAWrongOutcomeIfItIsUsed() {
        Verdict verdict = verdict(Vendor.OKTA_OAUTH, Op.GET, OktaCasesTest::aboutAnother);
        assertEquals("wrong outcome: get used the credential of another", verdict.findings());
    }

    @Test
    void aLostCreateIsNoOrphanBecauseItsCallerHasTheSecretOrIsTold() {
        for (Vendor vendor : new Vendor[] {Vendor.OKTA_SECRETS, Vendor.OKTA_INTEGRATION, Vendor.OKTA_KEYS}) {
            assertEquals("", verdict(vendor, Op.CREATE, OktaCasesTest::lost).findings());
        }
    }
}
