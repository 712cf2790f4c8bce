package io.apitokens.inventory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts lines on the disk. Holds a bounded number of characters in memory, and has a bounded number of files open. Used by
 * one thread; of all that share a lock, one merges at a time.
 */
final class SortedLines {

    private static final int MOST_CHARACTERS = 32 << 10;
    private static final int MOST_RUNS = 16;

    private final Path directory;
    private final Object merging;
    private final List<String> lines = new ArrayList<>();
    /** Sorted files. Those of one level were merged equally often, so that no line is merged more often than there are levels. */
    private final List<List<Path>> levels = new ArrayList<>();

    private int characters;

    SortedLines(Path directory, Object merging) {
        this.directory = directory;
        this.merging = merging;
    }

    void add(String line) throws IOException {
        lines.add(line);
        characters += line.length();
        if (characters > MOST_CHARACTERS) {
            writeRun();
        }
    }

    /** Returns a file of all lines in the order of their characters. */
    Path sorted() throws IOException {
        writeRun();
        List<Path> runs = levels.stream().flatMap(List::stream).toList();
        return runs.size() == 1 ? runs.get(0) : merged(runs);
    }

    private void writeRun() throws IOException {
        Collections.sort(lines);
        Path run = Files.createTempFile(directory, "rows", ".jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(run)) {
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        lines.clear();
        characters = 0;
        add(run, 0);
    }

    private void add(Path run, int level) throws IOException {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Path> runs = levels.get(level);
        runs.add(run);
        if (runs.size() == MOST_RUNS) {
            Path merged = merged(runs);
            runs.clear();
            add(merged, level + 1);
        }
    }

    /** Merges sorted files into one, and deletes them. */
    private Path merged(List<Path> runs) throws IOException {
        synchronized (merging) {
            Path merged = Files.createTempFile(directory, "rows", ".jsonl");
            merge(runs, merged);
            for (Path run : runs) {
                Files.delete(run);
            }
            return merged;
        }
    }

    private static void merge(List<Path> runs, Path merged) throws IOException {
        PriorityQueue<Run> open = new PriorityQueue<>();
        try (BufferedWriter out = Files.newBufferedWriter(merged)) {
            for (Path run : runs) {
                open.add(new Run(Files.newBufferedReader(run)));
            }
            while (!open.isEmpty()) {
                Run least = open.remove();
                String line = least.line();
                if (line == null) {
                    least.close();
                } else {
                    out.write(line);
                    out.write('\n');
                    least.advance();
                    open.add(least);
                }
            }
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    /** A sorted file with its next line, which is null at its end. */
    private static final class Run implements Comparable<Run>, Closeable {

        private final BufferedReader in;
        private @Nullable String line;

        Run(BufferedReader in) throws IOException {
            this.in = in;
            this.line = in.readLine();
        }

        @Nullable
        String line() {
            return line;
        }

        void advance() throws IOException {
            line = in.readLine();
        }

        @Override
        public int compareTo(Run other) {
            if (line == null || other.line == null) {
                return line == null ? other.line == null ? 0 : -1 : 1;
            }
            return line.compareTo(other.line);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
