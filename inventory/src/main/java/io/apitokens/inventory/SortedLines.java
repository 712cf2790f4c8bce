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

/** Sorts lines on the disk. Holds a bounded number of characters in memory and of files open. Used by one thread. */
final class SortedLines {

    private static final int MOST_CHARACTERS = 512 << 10;
    private static final int MOST_RUNS = 64;

    private final Path directory;
    private final List<String> lines = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private int characters;

    SortedLines(Path directory) {
        this.directory = directory;
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
        if (!lines.isEmpty() || runs.isEmpty()) {
            writeRun();
        }
        if (runs.size() > 1) {
            merge();
        }
        return runs.get(0);
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
        runs.add(run);
        lines.clear();
        characters = 0;
        if (runs.size() == MOST_RUNS) {
            merge();
        }
    }

    /** Replaces the sorted files by one. */
    private void merge() throws IOException {
        Path merged = Files.createTempFile(directory, "rows", ".jsonl");
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
        for (Path run : runs) {
            Files.delete(run);
        }
        runs.clear();
        runs.add(merged);
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
