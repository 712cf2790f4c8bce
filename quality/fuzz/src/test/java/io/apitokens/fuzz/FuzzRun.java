package io.apitokens.fuzz;

import io.apitokens.fuzz.ScriptedTransport.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The long run: a given number of cases over all decoders, error mappers and parsers, and of raw exchanges with a
 * server on loopback. Each case is a randomly mutated seed; the cases are the same on every machine. Prints a summary,
 * and fails if a case broke a rule.
 */
final class FuzzRun {

    private static final int MAX_VIOLATIONS = 20;
    private static final int ISSUES = 64;
    /** The rounds between two text inputs. One input is up to some 1,000 cases, one for each line and parser. */
    private static final int ROUNDS_PER_TEXT = 8;

    private final Map<String, Long> results = new TreeMap<>();
    private final Random random;
    private final List<Turn> turns = new ArrayList<>();
    private final List<byte[]> texts = Seeds.of("texts");
    private final List<byte[]> files = Seeds.of("files");
    private final Mutator textMutator;
    private final Mutator fileMutator;
    private final Framing framing;
    private long cases;
    private long textCases;
    private long fileCases;
    private long exchanges;
    private long round;
    private final List<String> violations = new ArrayList<>();

    FuzzRun(long seed) {
        this.random = new Random(seed);
        this.textMutator = new Mutator(random, texts);
        this.fileMutator = new Mutator(random, files);
        this.framing = new Framing(random);
        for (Vendor vendor : Vendor.values()) {
            List<byte[]> seeds = Seeds.of(vendor.name().toLowerCase(Locale.ROOT));
            Mutator mutator = new Mutator(random, seeds);
            vendor.actions().forEach(action -> turns.add(new Turn(vendor, action, seeds, mutator)));
        }
    }

    private record Turn(Vendor vendor, Action action, List<byte[]> seeds, Mutator mutator) {}

    public static void main(String[] arguments) {
        long cases = Long.getLong("fuzz.cases", 1_000_000);
        long exchanges = Long.getLong("fuzz.exchanges", 10_000);
        long seed = Long.getLong("fuzz.seed", 20261122);
        System.out.println(new FuzzRun(seed).run(cases, exchanges));
    }

    /** Runs the given numbers of cases without a network and of raw exchanges, and returns the summary. */
    String run(long wanted, long wantedExchanges) {
        while (cases < wanted && violations.size() < MAX_VIOLATIONS) {
            for (Turn turn : turns) {
                if (cases < wanted) {
                    client(turn);
                }
            }
            if (++round % ROUNDS_PER_TEXT == 0 && cases < wanted) {
                text();
            }
            if (cases < wanted) {
                file();
            }
        }
        exchanges(wantedExchanges);
        if (!violations.isEmpty()) {
            throw new Violation(violations.size() + " cases broke a rule:\n" + String.join("\n", violations));
        }
        return summary();
    }

    private void client(Turn turn) {
        byte[] seed = turn.seeds.get(random.nextInt(turn.seeds.size()));
        byte[] input = turn.mutator.mutate(seed);
        boolean issue = turn.action.issues() && random.nextBoolean();
        int beginning = random.nextInt(ISSUES);
        Script script = Script.parse(input);
        cases++;
        try {
            String result = issue
                    ? Case.runWithSecret(turn.vendor, turn.action, Issue.in(script, beginning))
                    : Case.run(turn.vendor, turn.action, script);
            results.merge(result, 1L, Long::sum);
        } catch (Violation violation) {
            note(turn.action + (issue ? ", beginning " + beginning : ""), input, violation);
        }
    }

    private void text() {
        byte[] input = textMutator.mutate(texts.get(random.nextInt(texts.size())));
        int run = TextCase.count(input);
        textCases += run;
        cases += run;
        try {
            TextCase.run(input);
        } catch (Violation violation) {
            note("texts", input, violation);
        }
    }

    private void file() {
        byte[] input = fileMutator.mutate(files.get(random.nextInt(files.size())));
        fileCases += FileCase.count();
        cases += FileCase.count();
        try {
            FileCase.run(input);
        } catch (Violation violation) {
            note("files", input, violation);
        }
    }

    private void exchanges(long wanted) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RawServer server = RawServer.start()) {
            while (exchanges < wanted && violations.size() < MAX_VIOLATIONS) {
                exchange(server, turns.get((int) (exchanges++ % turns.size())));
            }
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !isOfOkHttp(thread)) {
                violations.add("a thread is left: " + thread);
            }
        }
    }

    /** Returns whether a thread is one of OkHttp's own, which serve all clients and end by themselves. */
    private static boolean isOfOkHttp(Thread thread) {
        return thread.getName().startsWith("OkHttp TaskRunner")
                || thread.getName().equals("Okio Watchdog");
    }

    private void exchange(RawServer server, Turn turn) {
        Script script = Script.parse(turn.seeds.get(random.nextInt(turn.seeds.size())));
        boolean issue = turn.action.issues() && random.nextBoolean();
        byte[] blocks = framing.blocks(issue ? Issue.in(script, random.nextInt(ISSUES)) : script);
        byte[] beginning = framing.beginning(turn.vendor, turn.action);
        byte[] mutated = turn.mutator.mutate(blocks);
        byte[] input = Arrays.copyOf(beginning, beginning.length + mutated.length);
        System.arraycopy(mutated, 0, input, beginning.length, mutated.length);
        try {
            results.merge(RawCase.run(server, input), 1L, Long::sum);
        } catch (Violation violation) {
            note("exchange " + exchanges, input, violation);
        }
    }

    private void note(String what, byte[] input, Violation violation) {
        violations.add("case " + cases + ", " + what + ": " + violation.getMessage() + "\n  input "
                + Base64.getEncoder().encodeToString(input));
    }

    private String summary() {
        StringBuilder text = new StringBuilder();
        results.forEach((result, count) -> text.append(String.format(Locale.ROOT, "%,12d %s%n", count, result)));
        text.append(String.format(Locale.ROOT, "%,12d texts%n%,12d files%n", textCases, fileCases));
        return text.append(String.format(
                        Locale.ROOT,
                        "fuzz: %,d cases over %d operations of the clients, %d parsers of texts and %d readers of"
                                + " files, %,d raw exchanges, only typed errors",
                        cases,
                        turns.size(),
                        TextCase.parsers(),
                        FileCase.count(),
                        exchanges))
                .toString();
    }
}
