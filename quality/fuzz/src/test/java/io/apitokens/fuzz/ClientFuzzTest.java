package io.apitokens.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Runs every operation on each input, as a script of responses; the other targets run what reads strings and files, and
 * one operation over raw exchanges. Replays the seeds unless Jazzer is in fuzzing mode.
 */
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

    @FuzzTest(maxDuration = "1h")
    void files(byte[] input) {
        FileCase.run(input);
    }

    @FuzzTest(maxDuration = "1h")
    void exchanges(byte[] input) {
        // A connection to any other host is a finding. Jazzer names the server's address localhost.
        BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost") || host.equals("127.0.0.1"));
        try (RawServer server = RawServer.start()) {
            RawCase.run(server, input);
        }
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
