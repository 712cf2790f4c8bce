package io.apitokens.testkit;

import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The expected behaviour of one operation under one fault.
 *
 * @param vendor such as {@code gcore}
 * @param operation the typed client's operation, or {@code tokens.} and the facade's method
 * @param fault the fault
 * @param requests the count of requests that reach the vendor, including rejected ones
 * @param live the change in the count of live tokens
 * @param result {@code ok}, or the short form of the exception that {@link FaultObservation#failed} builds
 * @param outcome the outcome that the exception reports; null without an exception
 * @param shortest the minimum total delay between requests
 * @param longest the maximum total delay between requests
 * @param why the rule that requires this behaviour
 */
public record FaultCell(
        String vendor,
        String operation,
        MatrixFault fault,
        int requests,
        int live,
        String result,
        @Nullable Outcome outcome,
        Duration shortest,
        Duration longest,
        String why) {

    /**
     * Compares an observation with this expectation.
     *
     * @param seen the observed behaviour
     * @return one line for each difference; empty if there is none
     */
    public List<String> differences(FaultObservation seen) {
        List<String> differences = new ArrayList<>();
        compare("requests", requests, seen.requests(), differences);
        compare("live", live, seen.live(), differences);
        compare("result", result, seen.result(), differences);
        compare("outcome", outcome, seen.outcome(), differences);
        if (seen.waits().compareTo(shortest) < 0 || seen.waits().compareTo(longest) > 0) {
            differences.add("waits: expected " + shortest + " to " + longest + ", was " + seen.waits());
        }
        return differences;
    }

    private static void compare(
            String what, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
        if (!Objects.equals(expected, actual)) {
            differences.add(what + ": expected " + expected + ", was " + actual);
        }
    }

    @Override
    public String toString() {
        return vendor + " " + operation + " " + fault.name();
    }
}
