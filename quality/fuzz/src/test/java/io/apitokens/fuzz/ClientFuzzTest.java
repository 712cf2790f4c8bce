package io.apitokens.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs every operation on each input, as a script of responses. Replays the seeds unless Jazzer is in fuzzing mode. */
final class ClientFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void gcore(byte[] input) {
        everyAction(Vendor.GCORE, input);
    }

    @FuzzTest(maxDuration = "1h")
    void astro(byte[] input) {
        everyAction(Vendor.ASTRO, input);
    }

    @FuzzTest(maxDuration = "1h")
    void okta(byte[] input) {
        everyAction(Vendor.OKTA, input);
    }

    @FuzzTest(maxDuration = "1h")
    void texts(byte[] input) {
        TextCase.run(input);
    }

    private static void everyAction(Vendor vendor, byte[] input) {
        Script script = Script.parse(input);
        for (Action action : vendor.actions()) {
            Case.run(vendor, action, script);
            if (action.issues()) {
                Case.runWithSecret(vendor, action, Issue.in(script, input.length));
            }
        }
    }
}
