package io.apitokens.inventory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The weeks in which tokens end, and the ages of their secrets, seen from a time. */
final class Calendar {

    static final int WEEKS = 12;
    /** The indexes that follow those of the weeks. */
    static final int LATER = WEEKS;

    static final int NEVER = WEEKS + 1;
    static final int UNKNOWN_END = WEEKS + 2;
    static final int ENDED = WEEKS + 3;

    static final List<String> AGES = List.of(
            "under 30 days",
            "30 to 90 days",
            "90 to 180 days",
            "180 to 365 days",
            "1 to 2 years",
            "over 2 years",
            "unknown");
    private static final int[] AGE_DAYS = {30, 90, 180, 365, 730};
    static final int UNKNOWN_AGE = AGE_DAYS.length + 1;

    private final Instant now;
    private final LocalDate monday;

    Calendar(Instant now) {
        this.now = now;
        this.monday = LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Returns the index of the week, or one of the constants. */
    int end(Row row) {
        Optional<Instant> end = row.endsAt();
        if (end.isEmpty()) {
            return row.expiryKind().equals("never") ? NEVER : UNKNOWN_END;
        }
        if (!end.get().isAfter(now)) {
            return ENDED;
        }
        long weeks = Math.floorDiv(
                ChronoUnit.DAYS.between(monday.atStartOfDay(ZoneOffset.UTC).toInstant(), end.get()), 7);
        return weeks < WEEKS ? (int) weeks : LATER;
    }

    /** Returns the index in {@link #AGES}. */
    int age(Row row) {
        Optional<Instant> issued = row.secretIssued();
        if (issued.isEmpty()) {
            return UNKNOWN_AGE;
        }
        long days = Duration.between(issued.get(), now).toDays();
        int age = 0;
        while (age < AGE_DAYS.length && days >= AGE_DAYS[age]) {
            age++;
        }
        return age;
    }

    /** Returns the short names of the weeks by ISO 8601, such as {@code W23}, then of the other indexes. */
    List<String> endLabels() {
        List<String> labels = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            labels.add(
                    String.format(Locale.ROOT, "W%02d", monday.plusWeeks(week).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        }
        labels.addAll(List.of("later", "never", "unknown", "ended"));
        return labels;
    }

    /** Returns the names of the weeks with their first day, then of the other indexes. */
    List<String> endNames() {
        List<String> names = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate first = monday.plusWeeks(week);
            names.add(String.format(
                    Locale.ROOT,
                    "%d-W%02d, from %s",
                    first.get(IsoFields.WEEK_BASED_YEAR),
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                    first));
        }
        names.addAll(List.of("later", "never", "unknown", "ended, and still listed"));
        return names;
    }
}
