package io.apitokens.rotation;

import io.apitokens.LastUse;
import io.apitokens.rotation.RotationRecord.Retired;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next step of a rotation from its record, what was observed and the time. Pure functions, which read and
 * write nothing.
 */
final class RotationRules {

    /** The precision of a last use, and the difference of clocks, that may hide this rotation's own verification. */
    private static final Duration OWN_USE = Duration.ofMinutes(1);

    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

    /** From this number of successors on, whose secrets were not stored, creates wait. */
    private static final int MANY = 3;

    /** Limits the delay before a create to about an hour. */
    private static final int LONGEST_SHIFT = 6;

    private RotationRules() {}

    /** What the secret store holds. */
    enum Content {
        /** The secret of a token that this rotation has created. */
        OURS,
        /** The version that the next write is to replace. A write that is on its way may still replace it. */
        UNCHANGED,
        /** Nothing, although a version is to be replaced. */
        EMPTY,
        /** A secret of another writer. */
        FOREIGN
    }

    /** Whether a stored secret works. */
    enum Verdict {
        WORKS,
        DEAD,
        UNCLEAR
    }

    /** What follows from the content of the secret store. */
    enum Next {
        /** Take the stored secret's token as the successor. */
        ADOPT,
        /** Create a successor, whose secret replaces what is stored. */
        CREATE,
        /** Go on with the end of the overlap. */
        CONTINUE,
        /** Stop: another writer has stored a secret that works. It is replaced if the caller advances again. */
        SUPERSEDED,
        /** Stop: the store no longer follows this rotation. */
        CHANGED,
        /** Stop: it is not certain whether the stored secret works. */
        NOT_ACCEPTED
    }

    /** Compares what is stored with the record. */
    static Content content(RotationRecord record, @Nullable String version, @Nullable Attempt maker) {
        if (maker != null) {
            return Content.OURS;
        }
        if (record.isFresh() || Objects.equals(version, record.storeVersion())) {
            return Content.UNCHANGED;
        }
        return version == null ? Content.EMPTY : Content.FOREIGN;
    }

    /** Decides before this rotation knows that its secret is stored. */
    static Next beforeStoring(Content content, Verdict verdict) {
        return switch (content) {
            case UNCHANGED, EMPTY -> Next.CREATE;
            case OURS -> byVerdict(verdict, Next.ADOPT);
            case FOREIGN -> byVerdict(verdict, Next.SUPERSEDED);
        };
    }

    /** Decides at the end of the overlap, when the successor's secret must be stored. */
    static Next afterStoring(Content content, boolean current, Verdict verdict) {
        return switch (content) {
            case UNCHANGED, EMPTY -> Next.CHANGED;
            case OURS -> byVerdict(verdict, current ? Next.CONTINUE : Next.ADOPT);
            case FOREIGN -> byVerdict(verdict, Next.CHANGED);
        };
    }

    private static Next byVerdict(Verdict verdict, Next working) {
        return switch (verdict) {
            case WORKS -> working;
            case DEAD -> Next.CREATE;
            case UNCLEAR -> Next.NOT_ACCEPTED;
        };
    }

    /** Returns the wait for the overlap or for the last search; null if neither is due. Needs no lease. */
    static @Nullable Waiting waiting(RotationRecord record, Duration visibilityDelay, Instant now) {
        Instant until = switch (record.phase()) {
            case STORED, DEACTIVATED -> overlapUntil(record);
            case RETIRED -> settledAt(record, visibilityDelay);
            default -> now;
        };
        Reason reason = switch (record.phase()) {
            case STORED -> Reason.OVERLAP;
            case DEACTIVATED -> Reason.DEACTIVATED;
            default -> Reason.SETTLING;
        };
        return now.isBefore(until) ? new Waiting(until, reason) : null;
    }

    private static Instant overlapUntil(RotationRecord record) {
        return Objects.requireNonNullElse(record.overlapUntil(), Instant.EPOCH);
    }

    /**
     * Returns the time of the last search. A token is visible then, whichever create has made it, and a predecessor whose
     * deletion was not confirmed is missing for the second time.
     */
    static Instant settledAt(RotationRecord record, Duration visibilityDelay) {
        Instant visible = record.visibleFrom(visibilityDelay);
        Retired retired = record.retired();
        if (retired == null || retired.proved()) {
            return visible;
        }
        Instant second = retired.at().plus(visibilityDelay);
        return second.isAfter(visible) ? second : visible;
    }

    /**
     * Returns when to search again for the token of a lost create: after as long as it has been missing, at most at the
     * end of the visibility delay.
     */
    static Instant nextSearch(Attempt attempt, Duration visibilityDelay, Instant now) {
        Instant last = attempt.sentAt().plus(visibilityDelay);
        Duration missing = Duration.between(attempt.sentAt(), now);
        Instant next = now.plus(missing.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : missing);
        return next.isBefore(last) ? next : last;
    }

    /**
     * Returns how long to wait before another create, after several successors whose secrets were not stored: a growing
     * delay, so that a store that is out of order does not fill the account.
     *
     * @return the wait; null if none is needed
     */
    static @Nullable Waiting nextCreate(RotationRecord record, Instant now) {
        long kept = kept(record);
        if (kept < MANY) {
            return null;
        }
        Instant last = record.visibleFrom(Duration.ZERO);
        Duration delay = Duration.ofMinutes(1L << Math.min(kept - MANY, LONGEST_SHIFT));
        Instant next = last.plus(delay);
        return now.isBefore(next) ? new Waiting(next, Reason.STORE_UNRELIABLE) : null;
    }

    private static long kept(RotationRecord record) {
        return record.earlier().stream()
                .filter(attempt -> !attempt.isUnstorable())
                .count();
    }

    /**
     * Returns how long the predecessor stays for its last use.
     *
     * @param use the predecessor's last use; null if this client's own requests are uses of it
     * @return the wait; null if the predecessor may go
     */
    static @Nullable Waiting unused(RotationRecord record, UnusedRule rule, @Nullable LastUse use, Instant now) {
        Instant last =
                Objects.requireNonNullElse(record.storedAt(), Instant.EPOCH).plus(rule.atMost());
        if (!now.isBefore(last)) {
            return null;
        }
        if (use instanceof LastUse.Never) {
            return null;
        }
        if (!(use instanceof LastUse.Within within)) {
            return new Waiting(last, Reason.LAST_USE_UNKNOWN);
        }
        Instant free = within.latest().plus(rule.length());
        if (!now.isBefore(free)) {
            return null;
        }
        Instant verified = record.verifiedAt();
        boolean own = verified != null && !within.latest().isAfter(verified.plus(OWN_USE));
        return new Waiting(free.isBefore(last) ? free : last, own ? Reason.LAST_USE_UNKNOWN : Reason.STILL_USED);
    }

    /**
     * When a predecessor counts as unused.
     *
     * @param length how long ago its last use must be
     * @param atMost how long after storing the successor's secret it stays at most
     */
    record UnusedRule(Duration length, Duration atMost) {}

    /**
     * Returns how many places a create needs. The second one is for another successor, if the first one's secret was lost
     * or may still be stored late.
     */
    static int placesNeeded(RotationRecord record, boolean canReread) {
        return canReread || kept(record) > 0 ? 1 : 2;
    }
}
