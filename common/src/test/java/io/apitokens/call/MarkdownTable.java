package io.apitokens.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of a document, for comparing it with the code. */
public record MarkdownTable(List<List<String>> rows) {

    /** Finds the table whose first heading is given. */
    public static MarkdownTable of(String document, String firstHeading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines(document)) {
            List<String> cells = cells(line);
            if (!inside) {
                inside = !cells.isEmpty() && cells.get(0).equals(firstHeading);
            } else if (cells.isEmpty()) {
                break;
            } else if (!cells.get(0).startsWith("---")) {
                rows.add(cells);
            }
        }
        if (rows.isEmpty()) {
            throw new AssertionError(document + " has no table that begins with " + firstHeading);
        }
        return new MarkdownTable(rows);
    }

    private static List<String> lines(String document) {
        try {
            return Files.readAllLines(
                    Path.of(System.getProperty("project.root", ".."), "docs").resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** Returns the strings between backticks. */
    public static List<String> code(String cell) {
        List<String> words = new ArrayList<>();
        String[] parts = cell.split("`", -1);
        for (int i = 1; i < parts.length; i += 2) {
            words.add(parts[i]);
        }
        return words;
    }
}
