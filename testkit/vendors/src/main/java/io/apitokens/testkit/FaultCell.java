package io.apitokens.testkit;

import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is expected when one fault strikes one operation.
 *
 * @param vendor such as {@code gcore}
 * @param operation the typed client's operation, or {@code tokens.} and the facade's method
 * @param fault what goes wrong
 * @param requests how many requests reach the vendor, refused ones included
 * @param live how many tokens are alive afterwards, compared with before
 * @param result {@code ok}, or what {@link FaultObservation#failed} makes of the exception
 * @param outcome what the exception says of the vendor's state; null without one
 * @param shortest the least that is waited between requests
 * @param longest the most that is waited between requests
 * @param why the rule behind it
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
     * Compares what happened with what is expected.
     *
     * @param seen what happened
     * @return one line for each difference; empty if all is as specified
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
