package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that several processes with several threads can write one journal while some are killed. */
class FileJournalProcessTest {

    private static final int PROCESSES = 3;
    private static final int THREADS = 2;
    private static final int CHANGES = 40;
    private static final int KILLS = 3;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("journal.json");
    }

    private Process counter(int threads, int changes) throws IOException {
        return new ProcessBuilder(command(threads, changes))
                .redirectErrorStream(true)
                .start();
    }

    private List<String> command(int threads, int changes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Counter.class.getName(),
                file.toString(),
                Integer.toString(threads),
                Integer.toString(changes));
    }

    private void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            assertEquals(
                    List.of(".journal.json.lock", "journal.json"),
                    list.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void noChangeOfAnyProcessIsLost() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(counter(THREADS, CHANGES));
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
        assertEquals(PROCESSES * THREADS * CHANGES, Counter.count(Journal.file(file)));
        nothingIsLeftBehind();
    }

    @Test
    void aKilledProcessLeavesAWholeJournalAndNoLock() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Process process = counter(1, Integer.MAX_VALUE);
            int said = Counter.count(Journal.file(file));
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                int enough = said + 10 + i;
                while (said < enough) {
                    said = Integer.parseInt(lines.readLine());
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            Journal journal = Journal.file(file);
            assertTrue(Counter.count(journal) >= said, "a change that was reported is lost");
            // Write with the lock, over any partial file that was left.
            Counter.increase(journal);
            nothingIsLeftBehind();
        }
    }

    @Test
    void aChangeForWhichTheDiskHasNoRoomIsReportedAndNothingElseIsLost() throws Exception {
        // The process may write no file longer than 16 KiB, so the last record is written in part.
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 32; exec \"$@\"", "sh"));
        limited.addAll(command(1, Integer.MAX_VALUE));
        limited.add(limited.indexOf("-cp"), "-XX:-UsePerfData");
        Process process = new ProcessBuilder(limited).redirectErrorStream(true).start();
        int said = 0;
        String last = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("[0-9]+")) {
                    said = Integer.parseInt(line);
                } else if (last.isEmpty()) {
                    last = line;
                }
            }
        }
        assertEquals(1, process.waitFor(), last);
        assertTrue(last.contains("File too large"), last);
        assertTrue(said > 10, "changes before the limit: " + said);
        assertEquals(16 << 10, Files.size(file));
        Journal journal = Journal.file(file);
        assertEquals(said, Counter.count(journal));
        assertEquals(said + 1, Counter.increase(journal));
        assertEquals(said + 1, Counter.count(Journal.file(file)));
    }

    /** Increments a counter in an entry, and reports each change. */
    static final class Counter implements Runnable {

        private static final String KEY = "counter";

        private final Journal journal;
        private final int changes;

        private Counter(Journal journal, int changes) {
            this.journal = journal;
            this.changes = changes;
        }

        public static void main(String[] args) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                Journal journal = Journal.file(Path.of(args[0]));
                threads.add(new Thread(new Counter(journal, Integer.parseInt(args[2]))));
            }
            threads.forEach(thread -> thread.setUncaughtExceptionHandler((failed, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        @Override
        public void run() {
            try {
                for (int done = 0; done < changes; done++) {
                    System.out.println(increase(journal));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        static int count(Journal journal) throws IOException {
            return journal.entry(KEY)
                    .map(entry -> Integer.parseInt(entry.values().get("count")))
                    .orElse(0);
        }

        static int increase(Journal journal) throws IOException {
            while (true) {
                JournalEntry seen = journal.entry(KEY).orElse(null);
                int next = seen == null ? 1 : Integer.parseInt(seen.values().get("count")) + 1;
                JournalEntry entry = new JournalEntry(KEY, RandomHex.nonce(), Map.of("count", Integer.toString(next)));
                if (journal.replace(KEY, seen, entry)) {
                    return next;
                }
            }
        }
    }
}
