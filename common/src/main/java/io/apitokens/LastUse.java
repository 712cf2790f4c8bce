package io.apitokens;

import java.time.Instant;
import java.util.Objects;

/** When a token was last used. */
public sealed interface LastUse {

    /**
     * Tells whether the token has certainly not been used since a moment.
     *
     * @param since the moment
     * @return false also when the record cannot prove it: unknown is not never
     */
    boolean surelyUnusedSince(Instant since);

    /** The vendor says that it was never used. */
    record Never() implements LastUse {
        @Override
        public boolean surelyUnusedSince(Instant since) {
            return true;
        }
    }

    /**
     * It was used last at some time within a range; both ends are equal where the vendor gives the instant.
     *
     * @param earliest the first possible time
     * @param latest the last possible time
     */
    record Within(Instant earliest, Instant latest) implements LastUse {
        /**
         * Refuses null and a range that ends before it begins.
         *
         * @param earliest as the component
         * @param latest as the component
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
     * It was probably used last at a time that was computed from something else, so nothing is sure.
     *
     * @param instant the estimate
     */
    record Estimated(Instant instant) implements LastUse {
        /**
         * Refuses null.
         *
         * @param instant as the component
         */
        public Estimated {
            Objects.requireNonNull(instant, "instant");
        }

        @Override
        public boolean surelyUnusedSince(Instant since) {
            return false;
        }
    }

    /** The record does not tell, or could not be read. */
    record Unknown() implements LastUse {
        @Override
        public boolean surelyUnusedSince(Instant since) {
            return false;
        }
    }
}
