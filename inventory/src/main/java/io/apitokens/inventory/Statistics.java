package io.apitokens.inventory;

import io.apitokens.UnknownReason;
import io.apitokens.inventory.Spool.Place;
import io.apitokens.inventory.audit.AuditRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What all tokens of an inventory have in common: counts, what ends next, and the places of the worst tokens. */
final class Statistics {

    /** The number of rows of the page. */
    static final int MOST_ROWS = 5_000;

    static final Duration SOON = Duration.ofDays(30);
    private static final int NEXT = 8;

    private final Instant now;
    private final Calendar calendar;
    private final long[] ends = new long[Calendar.ENDED + 1];
    private final long[] ages = new long[Calendar.UNKNOWN_AGE + 1];
    private final Map<String, long[]> vendors = new TreeMap<>();
    private final Counter owners = new Counter();
    private final Counter issuers = new Counter();
    private final Map<AuditRule, Map<UnknownReason, Long>> unknown = new EnumMap<>(AuditRule.class);
    private final TreeMap<Standing, List<Place>> places = new TreeMap<>();
    private final PriorityQueue<Ending> next = new PriorityQueue<>(
            Comparator.comparing(Ending::end).thenComparing(Ending::id).reversed());
    private long tokens;
    private long withoutOwner;
    private long ownerUnknown;
    private long endingSoon;
    private long withUnknown;

    /** A token that ends soon. */
    record Ending(Instant end, String id, String name, boolean unlessUsed) {}

    Statistics(Instant now) {
        this.now = now;
        this.calendar = new Calendar(now);
    }

    void add(Row row, Place place) {
        tokens++;
        ends[calendar.end(row)]++;
        ages[calendar.age(row)]++;
        Standing standing = row.standing();
        vendors.computeIfAbsent(row.vendor(), vendor -> new long[Standing.values().length])[standing.place()]++;
        addPlace(standing, place);
        addOwner(row);
        addEnding(row);
        addUnknown(row);
    }

    /** Keeps a place, and drops the last of the best tokens if there are too many. */
    private void addPlace(Standing standing, Place place) {
        places.computeIfAbsent(standing, first -> new ArrayList<>()).add(place);
        if (tokens > MOST_ROWS) {
            List<Place> best = places.lastEntry().getValue();
            best.remove(best.size() - 1);
            if (best.isEmpty()) {
                places.remove(places.lastKey());
            }
        }
    }

    private void addOwner(Row row) {
        if (row.hasOwner()) {
            owners.add(row.owner());
        } else if (row.owner().equals("none")) {
            withoutOwner++;
        } else {
            ownerUnknown++;
        }
        issuers.add(row.issuer());
    }

    private void addEnding(Row row) {
        row.endsAt().filter(end -> end.isAfter(now)).ifPresent(end -> {
            endingSoon += end.isAfter(now.plus(SOON)) ? 0 : 1;
            next.add(new Ending(
                    end,
                    Words.shown(row.id(), 200),
                    Words.shown(row.name(), 120),
                    row.expiryKind().equals("idle")));
            if (next.size() > NEXT) {
                next.poll();
            }
        });
    }

    private void addUnknown(Row row) {
        boolean any = false;
        for (Row.Result result : row.results()) {
            if (result.isNew() && !result.isFinding()) {
                any = true;
                unknown.computeIfAbsent(result.rule(), first -> new EnumMap<>(UnknownReason.class))
                        .merge(result.reason().orElseThrow(), 1L, Long::sum);
            }
        }
        withUnknown += any ? 1 : 0;
    }

    /** Returns the places of the rows of the page, the worst tokens first, otherwise in the order of the accounts. */
    List<Place> rows() {
        return places.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the tokens that end next, in the order of their ends. */
    List<Ending> next() {
        return next.stream()
                .sorted(Comparator.comparing(Ending::end).thenComparing(Ending::id))
                .toList();
    }

    Calendar calendar() {
        return calendar;
    }

    long[] ends() {
        return ends;
    }

    long[] ages() {
        return ages;
    }

    /** Returns the number of tokens by vendor and {@link Standing}. */
    Map<String, long[]> vendors() {
        return vendors;
    }

    long standing(Standing standing) {
        return vendors.values().stream()
                .mapToLong(each -> each[standing.place()])
                .sum();
    }

    Counter owners() {
        return owners;
    }

    Counter issuers() {
        return issuers;
    }

    /** Returns the number of new unknown results by rule and reason. */
    Map<AuditRule, Map<UnknownReason, Long>> unknown() {
        return unknown;
    }

    long tokens() {
        return tokens;
    }

    long withoutOwner() {
        return withoutOwner;
    }

    long ownerUnknown() {
        return ownerUnknown;
    }

    long endingSoon() {
        return endingSoon;
    }

    long withUnknown() {
        return withUnknown;
    }
}
