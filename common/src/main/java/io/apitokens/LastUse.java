package io.apitokens;

import java.time.Instant;
import java.util.Objects;

/** The time at which a token was last used. */
public sealed interface LastUse {

    /**
     * Checks whether a token has certainly not been used at or after a time.
     *
     * @param since the time
     * @return true only if the record proves it: false also when the last use is unknown
     */
    boolean surelyUnusedSince(Instant since);

    /** The vendor states that the token was never used. */
    record Never() implements LastUse {
        @Override
        public boolean surelyUnusedSince(Instant since) {
            return true;
        }
    }

    /**
     * A last use within a range. Both ends are equal where the vendor returns the exact time.
     *
     * @param earliest the earliest possible time
     * @param latest the latest possible time
     */
    record Within(Instant earliest, Instant latest) implements LastUse {
        /**
         * Rejects null and a range that ends before it begins.
         *
         * @param earliest the earliest possible time; not null
         * @param latest the latest possible time; not before {@code earliest}
         */
        public Within {
            Objects.requireNonNull(earliest, "earliest");
            if (latest.isBefore(earliest)) {
                throw new IllegalArgumentException("latest is before earliest");
            }
        }

        @Override
        public boolean surelyUnusedSince(Instant since) {
            return latest.isBefore(since);
        }
    }

    /**
     * A last use estimated from other properties, and therefore uncertain.
     *
     * @param instant the estimated time
     */
    record Estimated(Instant instant) implements LastUse {
        /**
         * Rejects null.
         *
         * @param instant the estimated time; not null
         */
        public Estimated {
            Objects.requireNonNull(instant, "instant");
        }

        @Override
        public boolean surelyUnusedSince(Instant since) {
            return false;
        }
    }

    /** A last use that the record does not contain, or that could not be read. */
    record Unknown() implements LastUse {
        @Override
        public boolean surelyUnusedSince(Instant since) {
            return false;
        }
    }
}
