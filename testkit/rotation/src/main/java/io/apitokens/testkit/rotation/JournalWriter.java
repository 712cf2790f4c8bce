package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program that {@link JournalContract} kills while it writes a journal. */
public final class JournalWriter {

    private static final String FIRST = "create:first";
    private static final String SECOND = "rotation:acme/1/second";
    private static final String LONG = "x".repeat(20_000);

    /** The changes in their order: a key and its values, null for a removal. */
    private static final List<Change> CHANGES = List.of(
            new Change(FIRST, Map.of("name", "ci")),
            new Change(SECOND, Map.of("name", LONG)),
            new Change(FIRST, Map.of("name", LONG, "state", "CREATED")),
            new Change(SECOND, null),
            new Change(SECOND, Map.of("name", "ci")),
            new Change(FIRST, Map.of()));

    private record Change(String key, @Nullable Map<String, String> values) {}

    private JournalWriter() {}

    /**
     * Makes the change of the given number, prints a line when the journal has acknowledged it, and then waits to be
     * killed.
     *
     * @param journal the journal, in which the changes before are made
     * @param input the program's standard input: the number of the change in a line, and then nothing
     * @param output the program's standard output
     * @throws IOException if the journal fails
     */
    public static void run(Journal journal, InputStream input, PrintStream output) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        int number = Integer.parseInt(Objects.requireNonNull(lines.readLine(), "line"));
        String key = CHANGES.get(number).key();
        boolean done =
                journal.replace(key, state(number - 1).get(key), state(number).get(key));
        output.println(done ? acknowledgement(number) : "refused");
        output.flush();
        // Until it is killed, or the suite ends.
        lines.readLine();
    }

    static int changes() {
        return CHANGES.size();
    }

    /** Returns the entries after the change of the given number. */
    static Collection<JournalEntry> entriesAfter(int number) {
        return state(number).values();
    }

    private static Map<String, JournalEntry> state(int number) {
        Map<String, JournalEntry> entries = new LinkedHashMap<>();
        for (int i = 0; i <= number; i++) {
            Change change = CHANGES.get(i);
            if (change.values() == null) {
                entries.remove(change.key());
            } else {
                entries.put(change.key(), new JournalEntry(change.key(), "r" + i, change.values()));
            }
        }
        return entries;
    }

    private static String acknowledgement(int number) {
        return "acknowledged " + number;
    }

    /** Starts a writer and kills it as soon as it says that its change is acknowledged. */
    static void killAfter(List<String> command, int change) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            in.write((change + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            String line = out.readLine();
            while (line != null && !line.equals(acknowledgement(change))) {
                said.add(line);
                line = out.readLine();
            }
            if (line == null) {
                throw new AssertionError("the writer did not acknowledge change " + change + ": " + said);
            }
        } finally {
            process.destroyForcibly();
        }
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the writer did not end");
        }
    }
}
