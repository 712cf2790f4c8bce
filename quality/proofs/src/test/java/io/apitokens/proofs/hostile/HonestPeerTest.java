package io.apitokens.proofs.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the peers themselves: one that behaves serves every operation over every protocol. */
class HonestPeerTest {

    private static final int VARIATIONS = 12;

    @Test
    void anHonestPeerServesEveryOperationOfEveryVendorOverEveryProtocol() throws Exception {
        List<HostileCase> cases = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            Row row = new Row("H" + channel, "nothing", Heap.AMPLE, (v, op) -> true, (one, plan, random) -> {
                plan.channels = EnumSet.of(channel);
                plan.before = one.index() % 3 == 0 ? Op.LIST : null;
                plan.beforeByOther = one.index() % 2 == 0;
                plan.after = one.index() % 3 == 1 ? Op.LIST : null;
                plan.demand = Demand.SUCCESS;
            });
            for (Vendor vendor : Vendor.values()) {
                for (Op op : vendor.operations()) {
                    for (int i = 0; i < VARIATIONS; i++) {
                        cases.add(new HostileCase(row, vendor, op, i, 1));
                    }
                }
            }
        }
        List<Verdict> verdicts;
        try (Logs logs = Logs.collect()) {
            verdicts = Workers.run(cases, 6, Instant.now().plusSeconds(120), logs);
        }
        assertEquals(cases.size(), verdicts.size());
        verdicts.forEach(verdict -> assertTrue(verdict.isFine(), () -> verdict.id() + ": " + verdict.findings()));
    }
}
