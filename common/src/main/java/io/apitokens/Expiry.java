package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a token ends. */
public sealed interface Expiry {

    /**
     * Tells when the token ends, as far as the record knows today.
     *
     * @return empty when it never ends and when it is unknown
     */
    Optional<Instant> endsAt();

    /** The vendor says that it never ends. */
    record Never() implements Expiry {
        @Override
        public Optional<Instant> endsAt() {
            return Optional.empty();
        }
    }

    /**
     * It ends at a fixed time.
     *
     * @param instant the end
     */
    record At(Instant instant) implements Expiry {
        /**
         * Refuses null.
         *
         * @param instant as the component
         */
        public At {
            Objects.requireNonNull(instant, "instant");
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(instant);
        }
    }

    /**
     * It ends when it has not been used for a while; each use moves the end on.
     *
     * @param window how long it may lie idle; null when the vendor's text for it could not be read
     * @param until when it ends if it is not used before
     */
    record Idle(@Nullable Duration window, Instant until) implements Expiry {
        /**
         * Refuses a null end.
         *
         * @param window as the component
         * @param until as the component
         */
        public Idle {
            Objects.requireNonNull(until, "until");
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(until);
        }
    }

    /** The record does not tell, or could not be read. */
    record Unknown() implements Expiry {
        @Override
        public Optional<Instant> endsAt() {
            return Optional.empty();
        }
    }
}
