package io.apitokens.inventory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by a word. Holds at most {@value #MOST} words, so that its memory is bounded; further ones are counted together. */
final class Counter {

    private static final int MOST = 2_000;
    private static final int LONGEST = 120;

    private final Map<String, Long> counts = new HashMap<>();
    private long others;

    void add(String word) {
        String shown = Words.shown(word, LONGEST);
        if (counts.containsKey(shown) || counts.size() < MOST) {
            counts.merge(shown, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** Returns the number of different words; the least number if there are too many. */
    int size() {
        return counts.size();
    }

    /** Returns how often words were counted. */
    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum() + others;
    }

    /** Returns the words that were counted most often, then by name. */
    List<Map.Entry<String, Long>> top(int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
