package io.apitokens.proofs.hostile;

import java.io.PrintStream;
import java.util.List;

/**
 * The table of a run, the cases in which something was found, and the sum.
 *
 * @param planned the number of cases that should have been run
 */
record Report(List<Verdict> verdicts, int planned, long seed) {

    /** Prints the report, and returns whether all cases were run and nothing was found. */
    boolean print(PrintStream out) {
        for (Verdict verdict : verdicts) {
            if (!verdict.isFine()) {
                out.println("quality/prove hostile-peers --seed " + seed + " --case " + verdict.id() + "  # "
                        + verdict.findings());
            }
        }
        out.printf(
                "%-16s %6s %6s %6s %6s %6s %6s %7s%n",
                "row", "cases", "failed", "wrong", "orphan", "leak", "raw", "seconds");
        for (Row row : Catalogue.ROWS) {
            row(row, out);
        }
        long wrong =
                verdicts.stream().filter(verdict -> !verdict.wrong().isEmpty()).count();
        long orphans =
                verdicts.stream().mapToLong(verdict -> verdict.orphans().size()).sum();
        long leaks =
                verdicts.stream().filter(verdict -> !verdict.leaks().isEmpty()).count();
        long raw = verdicts.stream().filter(verdict -> !verdict.raw().isEmpty()).count();
        if (verdicts.size() < planned) {
            out.println("not run, because the time was over: " + (planned - verdicts.size()) + " cases");
        }
        out.println("hostile peers: " + verdicts.size() + " cases, wrong outcomes=" + wrong + ", orphans=" + orphans
                + ", leaks=" + leaks + ", raw errors=" + raw);
        return verdicts.size() == planned && verdicts.stream().allMatch(Verdict::isFine);
    }

    private void row(Row row, PrintStream out) {
        List<Verdict> of = verdicts.stream()
                .filter(verdict -> verdict.row().equals(row.name()))
                .toList();
        if (of.isEmpty()) {
            return;
        }
        out.printf(
                "%-16s %6d %6d %6d %6d %6d %6d %7.1f  %s%n",
                row.name(),
                of.size(),
                of.stream().filter(verdict -> !verdict.isFine()).count(),
                of.stream().filter(verdict -> !verdict.wrong().isEmpty()).count(),
                of.stream().filter(verdict -> !verdict.orphans().isEmpty()).count(),
                of.stream().filter(verdict -> !verdict.leaks().isEmpty()).count(),
                of.stream().filter(verdict -> !verdict.raw().isEmpty()).count(),
                of.stream().mapToLong(Verdict::millis).sum() / 1000.0,
                row.description());
    }
}
