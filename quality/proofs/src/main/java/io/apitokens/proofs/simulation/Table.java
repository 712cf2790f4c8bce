package io.apitokens.proofs.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the profiles with all seeds, and the schedules, and prints what was found. */
final class Table {

    private static final int MOST_SHOWN = 5;

    private final Options options;
    private final PrintStream out;
    private long seeds;
    private long violatingSeeds;
    private long schedules;
    private long violatingSchedules;

    Table(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Prints the table; returns whether every promise held within the documented limits. */
    boolean print() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            out.printf("%-28s %8s %10s%n", "profile", "seeds", "violating");
            for (Profile profile : options.profiles()) {
                random(profile, pool);
            }
            out.printf("%n%-28s %8s %10s%n", "every one and two faults", "two", "violating");
            for (Profile profile : options.exhaustive()) {
                exhaustive(profile, pool);
            }
        } finally {
            pool.shutdownNow();
        }
        out.println();
        new LossWindow().print(out);
        out.println("simulation: " + seeds + " seeds, " + violatingSeeds + " violations outside the documented limits, "
                + schedules + " two-fault schedules exhaustive, " + violatingSchedules + " violations");
        return violatingSeeds == 0 && violatingSchedules == 0;
    }

    private void random(Profile profile, ExecutorService pool) throws InterruptedException, ExecutionException {
        List<Future<Result>> runs = new ArrayList<>();
        for (int seed = 0; seed < options.seeds(); seed++) {
            long number = seed;
            runs.add(pool.submit(() -> Simulation.seed(profile, number, Trace.none())));
        }
        Map<String, Result> violating = new TreeMap<>();
        for (int seed = 0; seed < runs.size(); seed++) {
            Result result = runs.get(seed).get();
            if (!result.isFine()) {
                violating.put(String.format("%06d", seed), result);
            }
        }
        seeds += runs.size();
        violatingSeeds += profile.limit() ? 0 : violating.size();
        String rate = profile.limit()
                ? String.format("  a documented limit: %.1f%%", 100.0 * violating.size() / Math.max(1, runs.size()))
                : "";
        out.printf("%-28s %8d %10d%s%n", profile.name(), runs.size(), violating.size(), rate);
        show(violating);
    }

    private void exhaustive(Profile profile, ExecutorService pool) throws InterruptedException, ExecutionException {
        Exhaustive.Outcome outcome = new Exhaustive(profile).run(pool);
        schedules += outcome.count();
        violatingSchedules += outcome.violating().size();
        out.printf(
                "%-28s %8d %10d%n",
                profile.name(), outcome.count(), outcome.violating().size());
        show(outcome.violating());
    }

    private void show(Map<String, Result> violating) {
        Map<Violation, List<String>> runs = new EnumMap<>(Violation.class);
        violating.forEach((run, result) -> result.violations()
                .forEach(kind ->
                        runs.computeIfAbsent(kind, key -> new ArrayList<>()).add(run.replaceFirst("^0+(?=\\d)", ""))));
        runs.forEach((kind, which) -> out.println(
                "    " + kind + ": " + which.size() + ": " + which.subList(0, Math.min(MOST_SHOWN, which.size()))));
    }
}
