package io.apitokens.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV strictly by RFC 4180, with every cell quoted. */
final class CsvText {

    private CsvText() {}

    /** Returns the lines below the header, each as its cells by column. */
    static List<Map<String, String>> rows(String text) {
        List<List<String>> lines = lines(text);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != lines.get(0).size()) {
                throw new AssertionError(line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                throw new AssertionError("no quote at " + at);
            }
            StringBuilder cell = new StringBuilder();
            at++;
            while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
                cell.append(text.charAt(at));
                at += text.charAt(at) == '"' ? 2 : 1;
            }
            line.add(cell.toString());
            at++;
            if (text.startsWith(",", at)) {
                at++;
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
                lines.add(line);
                line = new ArrayList<>();
            } else {
                throw new AssertionError("neither comma nor line end at " + at);
            }
        }
        return lines;
    }
}
