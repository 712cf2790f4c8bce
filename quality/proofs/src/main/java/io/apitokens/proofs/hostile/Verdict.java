package io.apitokens.proofs.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one case.
 *
 * @param millis how long the case took
 */
record Verdict(String id, long millis, List<String> wrong, List<String> orphans, List<String> leaks, List<String> raw) {

    static Verdict of(String id) {
        return new Verdict(id, 0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Returns a copy with the time that the case took. */
    Verdict after(long length) {
        return new Verdict(id, length, wrong, orphans, leaks, raw);
    }

    boolean isFine() {
        return wrong.isEmpty() && orphans.isEmpty() && leaks.isEmpty() && raw.isEmpty();
    }

    /** Returns the row that the case belongs to. */
    String row() {
        return id.substring(0, id.indexOf('-'));
    }

    /** Returns the findings in one line. */
    String findings() {
        List<String> all = new ArrayList<>();
        wrong.forEach(text -> all.add("wrong outcome: " + text));
        orphans.forEach(text -> all.add("orphan: " + text));
        leaks.forEach(text -> all.add("leak: " + text));
        raw.forEach(text -> all.add("raw error: " + text));
        return Printable.line(String.join("; ", all));
    }
}
