package io.apitokens.testkit;

import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the table: the expected behaviour of some groups of operations under some faults. */
record FaultLine(
        List<MatrixFault> faults,
        List<String> groups,
        int requests,
        int live,
        String result,
        @Nullable Outcome outcome,
        Duration shortest,
        Duration longest,
        String why) {

    private static final int COLUMNS = 7;

    static FaultLine parse(List<MatrixFault> faults, List<String> cells) {
        if (cells.size() != COLUMNS || cells.get(6).isEmpty()) {
            throw new IllegalArgumentException("not a line of " + COLUMNS + " cells: " + cells);
        }
        String[] waits = cells.get(5).split("\\.\\.", -1);
        return new FaultLine(
                List.copyOf(faults),
                List.of(cells.get(0).split(" +", -1)),
                Integer.parseInt(cells.get(1)),
                Integer.parseInt(cells.get(2)),
                cells.get(3),
                cells.get(4).equals("-") ? null : Outcome.valueOf(cells.get(4)),
                seconds(waits[0]),
                seconds(waits[waits.length - 1]),
                cells.get(6));
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    boolean covers(MatrixFault fault, String group, String vendor) {
        return faults.contains(fault) && groups.stream().anyMatch(selector -> selects(selector, group, vendor));
    }

    private static boolean selects(String selector, String group, String vendor) {
        int at = selector.indexOf('@');
        if (at < 0) {
            return selector.equals(group);
        }
        String which = selector.substring(at + 1);
        boolean chosen = which.startsWith("!") ? !which.substring(1).equals(vendor) : which.equals(vendor);
        return chosen && selector.substring(0, at).equals(group);
    }

    FaultCell cell(String vendor, String operation, MatrixFault fault) {
        return new FaultCell(vendor, operation, fault, requests, live, result, outcome, shortest, longest, why);
    }
}
