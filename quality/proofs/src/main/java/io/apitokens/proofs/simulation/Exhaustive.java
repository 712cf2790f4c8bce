package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs every schedule of one fault and of two: every kind of fault at every call of the run without faults, and after
 * each of these, every kind at every later call of that run.
 */
final class Exhaustive {

    private final Profile profile;

    Exhaustive(Profile profile) {
        this.profile = profile;
    }

    /**
     * The schedules that were run.
     *
     * @param count how many, with two faults
     * @param violating those that broke a promise, as words for {@code --schedule}
     */
    record Outcome(int count, Map<String, Result> violating) {}

    Outcome run(ExecutorService pool) throws InterruptedException, ExecutionException {
        List<Future<Outcome>> parts = new ArrayList<>();
        for (Map<Integer, Fault> first : extensions(Map.of(), new TreeMap<>())) {
            parts.add(pool.submit(() -> runFrom(first)));
        }
        int count = 0;
        Map<String, Result> violating = new TreeMap<>();
        for (Future<Outcome> part : parts) {
            count += part.get().count();
            violating.putAll(part.get().violating());
        }
        return new Outcome(count, violating);
    }

    private Outcome runFrom(Map<Integer, Fault> first) {
        Map<String, Result> violating = new TreeMap<>();
        List<Map<Integer, Fault>> pairs = extensions(first, violating);
        for (Map<Integer, Fault> two : pairs) {
            run(two, violating, Trace.none());
        }
        return new Outcome(pairs.size(), violating);
    }

    /** Runs a schedule, and returns the schedules that have one more fault, at a later call. */
    private List<Map<Integer, Fault>> extensions(Map<Integer, Fault> schedule, Map<String, Result> violating) {
        List<Op> calls = run(schedule, violating, Trace.none());
        int last = schedule.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        List<Map<Integer, Fault>> longer = new ArrayList<>();
        for (int call = last + 1; call < calls.size(); call++) {
            for (Fault fault : calls.get(call).faults()) {
                Map<Integer, Fault> next = new TreeMap<>(schedule);
                next.put(call, fault);
                longer.add(next);
            }
        }
        return longer;
    }

    private List<Op> run(Map<Integer, Fault> schedule, Map<String, Result> violating, Trace trace) {
        Script script = new Script(schedule);
        Result result = new Run(profile, 0, script, false, trace).run();
        if (!result.isFine()) {
            violating.put(words(schedule), result);
        }
        return script.calls();
    }

    /** Runs one schedule. */
    Result run(String words, Trace trace) {
        Map<Integer, Fault> schedule = new TreeMap<>();
        for (String word : words.split(",", -1)) {
            String[] parts = word.split("=", 2);
            schedule.put(Integer.valueOf(parts[0]), Fault.valueOf(parts[1]));
        }
        return new Run(profile, 0, new Script(schedule), false, trace).run();
    }

    private static String words(Map<Integer, Fault> schedule) {
        StringBuilder words = new StringBuilder();
        schedule.forEach((call, fault) -> words.append(words.isEmpty() ? "" : ",")
                .append(call)
                .append('=')
                .append(fault));
        return words.toString();
    }
}
