package io.apitokens.proofs.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Measures how long no stored secret works in an in-place rotation: from the vendor's rotation to the write of the store,
 * and until the next run if the process ends in between.
 */
final class LossWindow {

    private static final Profile ALONE =
            Profile.calm("in-place-alone", Target.IN_PLACE, Setting.of(setting -> setting.workers = 1));

    void print(PrintStream out) {
        Script calm = new Script(Map.of());
        long shortest = outage(calm);
        List<Op> calls = calm.calls();
        int within = 0;
        long longest = 0;
        for (int call = 0; call < calls.size(); call++) {
            long outage = outage(new Script(Map.of(call, Fault.CRASH)));
            within += outage > 2 * shortest ? 1 : 0;
            longest = Math.max(longest, outage);
        }
        out.printf(
                "in-place rotation: no stored secret works for %d ms, the time of %d of %d calls; if the process ends"
                        + " there, for %.1f min, until the next run%n",
                shortest, within, calls.size(), longest / 60_000.0);
    }

    private static long outage(Script script) {
        return new Run(ALONE, 0, script, false, Trace.none()).run().outage();
    }
}
