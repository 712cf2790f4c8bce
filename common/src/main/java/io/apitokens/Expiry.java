package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The expiry of a token. */
public sealed interface Expiry {

    /**
     * {@return the time of expiry, according to the present record; empty when the token never expires or it is
     * unknown}
     */
    Optional<Instant> endsAt();

    /** The vendor states that the token never expires. */
    record Never() implements Expiry {
        @Override
        public Optional<Instant> endsAt() {
            return Optional.empty();
        }
    }

    /**
     * Expiry at a fixed time.
     *
     * @param instant the time at which the token expires
     */
    record At(Instant instant) implements Expiry {
        /**
         * Rejects null.
         *
         * @param instant the time; not null
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
     * Expiry after a period without use; each use moves the expiry.
     *
     * @param window the period; null when the vendor's value could not be parsed
     * @param until the time at which the token expires if it is not used before
     */
    record Idle(@Nullable Duration window, Instant until) implements Expiry {
        /**
         * Rejects a null time.
         *
         * @param window the period, or null
         * @param until the time; not null
         */
        public Idle {
            Objects.requireNonNull(until, "until");
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(until);
        }
    }

    /** An expiry that the record does not contain, or that could not be read. */
    record Unknown() implements Expiry {
        @Override
        public Optional<Instant> endsAt() {
            return Optional.empty();
        }
    }
}
