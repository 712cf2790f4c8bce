package io.apitokens.journals;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests of the journal and of the scheduler on PostgreSQL. The last line that it prints is the number of tests;
 * the status is 1 if one failed.
 */
final class PostgresProof {

    private long found;
    private long succeeded;
    private boolean good = true;

    private PostgresProof() {}

    public static void main(String[] args) throws IOException {
        PostgresProof proof = new PostgresProof();
        proof.run(selectClass(PostgresJournalContractTest.class), selectClass(PostgresDurabilityTest.class));
        try (Postgres server =
                Postgres.start(Files.createTempDirectory("scheduler").resolve("data"), Map.of())) {
            System.setProperty("apitokens.scheduler.postgres", server.url());
            proof.run(selectPackage("io.apitokens.scheduler"));
        }
        System.out.println(proof.succeeded + " of " + proof.found);
        System.exit(proof.good ? 0 : 1);
    }

    private void run(DiscoverySelector... tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter("junit.jupiter.execution.timeout.default", "2 m")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 20);
        good &= summary.getTestsFoundCount() > 0
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount()
                && summary.getTotalFailureCount() == 0;
        found += summary.getTestsFoundCount();
        succeeded += summary.getTestsSucceededCount();
    }
}
