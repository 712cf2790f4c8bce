package io.apitokens.scheduler;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * When a secret is replaced. Pure functions.
 *
 * @param every the longest age; null if only the expiry counts
 * @param beforeExpiry how long before its expiry; null if only the age counts
 * @param hours the hours of the day in which a rotation may begin; empty for all
 * @param zone the zone of these hours
 * @param jitter the longest time by which a rotation begins early
 */
record Timetable(
        @Nullable Duration every,
        @Nullable Duration beforeExpiry,
        SortedSet<Integer> hours,
        ZoneId zone,
        Duration jitter) {

    private static final int HOURS_OF_A_WEEK = 168;

    /** Returns when a secret must be replaced; null if that is unknown, because its expiry is. */
    @Nullable
    Instant due(Instant since, @Nullable Instant expires) {
        Instant byAge = every == null ? null : since.plus(every);
        Instant byExpiry = beforeExpiry == null || expires == null ? null : expires.minus(beforeExpiry);
        if (byAge == null || byExpiry == null) {
            return byAge == null ? byExpiry : byAge;
        }
        return byAge.isBefore(byExpiry) ? byAge : byExpiry;
    }

    /** Returns when a secret counts as overdue: a tenth of its time after it was due. */
    @Nullable
    Instant overdue(Instant since, @Nullable Instant expires) {
        Instant due = due(since, expires);
        return due == null ? null : due.plus(Duration.between(since, due).abs().dividedBy(10));
    }

    /**
     * Returns when the rotation begins: before it is due, by a part of the jitter that depends on the key, in an allowed
     * hour. If there is no such hour since the secret was stored, the first one after it is due.
     */
    @Nullable
    Instant begin(String key, Instant since, @Nullable Instant expires) {
        Instant due = due(since, expires);
        if (due == null) {
            return null;
        }
        long share = Math.floorMod((long) key.hashCode() * 0x9E3779B97F4A7C15L, 1_000_000L);
        Instant wanted = due.minus(jitter.dividedBy(1_000_000).multipliedBy(share));
        return allowed(wanted.isBefore(since) ? since : wanted, since);
    }

    private Instant allowed(Instant wanted, Instant since) {
        if (isAllowed(wanted)) {
            return wanted;
        }
        ZonedDateTime hour = wanted.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        for (int i = 1; i <= HOURS_OF_A_WEEK; i++) {
            Instant earlier = hour.minusHours(i).toInstant();
            if (isAllowed(earlier) && earlier.isAfter(since)) {
                return earlier;
            }
        }
        return nextAllowed(wanted);
    }

    /** Returns the given time, or the beginning of the next allowed hour. */
    Instant nextAllowed(Instant wanted) {
        ZonedDateTime hour = wanted.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        for (int i = 1; !isAllowed(wanted) && i <= HOURS_OF_A_WEEK; i++) {
            Instant later = hour.plusHours(i).toInstant();
            if (isAllowed(later)) {
                return later;
            }
        }
        return wanted;
    }

    private boolean isAllowed(Instant time) {
        return hours.isEmpty() || hours.contains(time.atZone(zone).getHour());
    }

    /** Rejects a timetable that contradicts the lifetime of the secret. */
    void check(Duration overlap, @Nullable Duration lifetime) {
        if (every == null && beforeExpiry == null) {
            throw InvalidInputException.of("schedule", "is missing: call rotateEvery(…) or beforeExpiry(…)");
        }
        if (every != null && every.compareTo(overlap) < 0) {
            throw InvalidInputException.of(
                    "rotateEvery",
                    "of " + every + " is shorter than the overlap, " + overlap + ": no rotation would end in time");
        }
        if (every != null && jitter.multipliedBy(2).compareTo(every) > 0) {
            throw InvalidInputException.of("jitter", "of " + jitter + " is longer than half of rotateEvery, " + every);
        }
        if (beforeExpiry != null && beforeExpiry.compareTo(withReserve(overlap)) < 0) {
            throw InvalidInputException.of(
                    "beforeExpiry",
                    "of " + beforeExpiry + " is shorter than the overlap and 20 %, " + withReserve(overlap)
                            + ": the old secret would expire during the overlap");
        }
        if (lifetime != null) {
            checkLifetime(overlap, lifetime);
        }
    }

    private void checkLifetime(Duration overlap, Duration lifetime) {
        if (every != null && lifetime.compareTo(withReserve(every.plus(overlap))) < 0) {
            throw InvalidInputException.of(
                    "expiry",
                    "of " + lifetime + " is shorter than rotateEvery " + every + ", the overlap " + overlap
                            + " and 20 %, " + withReserve(every.plus(overlap)) + " together");
        }
        if (beforeExpiry != null && beforeExpiry.compareTo(lifetime) >= 0) {
            throw InvalidInputException.of(
                    "beforeExpiry", "of " + beforeExpiry + " is not shorter than the lifetime, " + lifetime);
        }
    }

    private static Duration withReserve(Duration length) {
        return length.plus(length.dividedBy(5));
    }

    /** Returns the settings in one line, to be compared. */
    String settings() {
        return (every == null ? "" : "every " + every + ", ")
                + (beforeExpiry == null ? "" : beforeExpiry + " before expiry, ")
                + (hours.isEmpty() ? "" : "at " + hours + " " + zone + ", ")
                + (jitter.isZero() ? "" : "jitter " + jitter + ", ");
    }
}
