package io.apitokens.checks.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests beside it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(VendorsTest.class), selectClass(StoreTest.class))
                        .build(),
                listener);
        TestExecutionSummary summary = listener.getSummary();
        boolean good = summary.getTestsFoundCount() > 2
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount()
                && summary.getTotalFailureCount() == 0;
        if (!good) {
            summary.printFailuresTo(new PrintWriter(System.out, true), 40);
        }
        System.out.println(good ? "ok" : "failures: " + summary.getTotalFailureCount());
        System.exit(good ? 0 : 1);
    }
}
