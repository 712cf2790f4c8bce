package io.apitokens.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats the figures of several peers as a table, one line per figure and one column per peer. */
final class Table {

    private static final List<String> PEERS = List.of("ours", "hand", "hand-typed", "okta", "stock");

    /**
     * A line of the table.
     *
     * @param figure the name of the figure
     * @param words the label
     * @param unit the divisor of the figure
     * @param digits the number of decimal places
     */
    private record Line(String figure, String words, double unit, int digits) {}

    private static final List<Line> LINES = List.of(
            new Line("get.alloc", "get: kB allocated", 1000, 1),
            new Line("get.cpu", "get: µs CPU", 1, 1),
            new Line("get.h2.alloc", "get over HTTP/2: kB allocated", 1000, 1),
            new Line("get.h2.cpu", "get over HTTP/2: µs CPU", 1, 1),
            new Line("create.h2.alloc", "create over HTTP/2: kB allocated", 1000, 1),
            new Line("create.h2.cpu", "create over HTTP/2: µs CPU", 1, 1),
            new Line("create.h1.alloc", "create over HTTP/1.1: kB allocated", 1000, 1),
            new Line("create.h1.cpu", "create over HTTP/1.1: µs CPU", 1, 1),
            new Line("create.h1tls.cpu", "create over HTTP/1.1 and TLS: µs CPU", 1, 0),
            new Line("list200.alloc", "list of 200: kB allocated", 1000, 1),
            new Line("list200.cpu", "list of 200: µs CPU", 1, 0),
            new Line("facade.list200.alloc", "list of 200 by the facade: kB allocated", 1000, 1),
            new Line("decode.alloc", "decode 200: kB allocated", 1000, 1),
            new Line("decode.time", "decode 200: µs", 1, 0),
            new Line("error404.alloc", "a 404: kB allocated", 1000, 1),
            new Line("cold.cpu", "first response of a process: ms CPU", 1, 0),
            new Line("cold.wall", "first response of a process: ms", 1, 0),
            new Line("cold.classes", "classes loaded for it", 1, 0),
            new Line("jars", "jars", 1, 0),
            new Line("mebibytes", "MiB of jars", 1, 2));

    private Table() {}

    /** Returns the table as Markdown; each cell has the figure and its ratio to the figure of this library. */
    static String of(Figures figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "ours", "by hand", "by hand, typed", "okta-sdk-java", "stock generator"));
        for (Line line : LINES) {
            List<String> row = new ArrayList<>();
            row.add(line.words());
            for (String peer : PEERS) {
                row.add(cell(figures, line, peer));
            }
            rows.add(row);
        }
        return text(rows);
    }

    private static String cell(Figures figures, Line line, String peer) {
        String name = line.figure() + "." + peer;
        if (!figures.has(name)) {
            return "";
        }
        String value = String.format(Locale.ROOT, "%." + line.digits() + "f", figures.median(name) / line.unit());
        if (peer.equals("ours")) {
            return value;
        }
        // Compare figures measured in turns with this library's turns of the same process.
        String beside = line.figure() + ".ours-beside-" + peer;
        String ours = figures.has(beside) ? beside : line.figure() + ".ours";
        double times = figures.median(name) / figures.median(ours);
        return value + String.format(Locale.ROOT, " (×%.2f)", times);
    }

    private static String text(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            append(out, rows.get(i), widths);
            if (i == 0) {
                for (int width : widths) {
                    out.append("| ").append("-".repeat(width)).append(' ');
                }
                out.append("|\n");
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            out.append("| ")
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length() + 1));
        }
        out.append("|\n");
    }
}
