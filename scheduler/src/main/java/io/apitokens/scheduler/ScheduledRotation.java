package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.Lifetime;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.internal.ForeignText;
import io.apitokens.rotation.Rotation;
import io.apitokens.spi.RotationTarget;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a secret that is always stored, works, and is replaced before it is too old. Immutable and safe for
 * use by many threads.
 *
 * <pre>{@code
 * return ScheduledRotation.builder("ci", tokens, spec)
 *         .store(SecretStore.file(directory.resolve("ci.token")))
 *         .rotateEvery(Duration.ofDays(30))
 *         .at(List.of(9, 10, 11), ZoneId.of("Europe/Luxembourg"))
 *         .jitter(Duration.ofDays(1))
 *         .overlap(Duration.ofHours(2))
 *         .consumersReloadWithin(Duration.ofMinutes(10))
 *         .build();
 * }</pre>
 */
public final class ScheduledRotation {

    private static final int MAX_KEY_LENGTH = 200;

    private final String key;
    private final SecretSource source;
    private final SecretStore store;
    private final Timetable timetable;
    private final Duration overlap;
    private final @Nullable Unused unused;
    private final @Nullable TokenId adopted;
    private final @Nullable Consumer<? super Rotation.Builder> settings;

    private ScheduledRotation(Builder from, SecretStore store, Timetable timetable) {
        this.key = from.key;
        this.source = from.source;
        this.store = store;
        this.timetable = timetable;
        this.overlap = from.overlap;
        this.unused = from.unused;
        this.adopted = from.adopted;
        this.settings = from.settings;
    }

    /** When a predecessor counts as unused; see {@link Rotation.Builder#untilUnused}. */
    record Unused(Duration length, Duration atMost) {}

    /**
     * Begins the declaration of an API token. If the store is empty, the first run creates the token.
     *
     * @param key identifies the declaration for ever, 1 to 200 characters
     * @param tokens the account; the vendor must support creating tokens
     * @param spec the properties of the token and its successors; its lifetime must be a length, or unlimited
     * @return a builder that needs a store and a schedule
     * @throws UnsupportedCapabilityException if the vendor's API cannot create tokens: use {@link #assisted}
     * @throws InvalidInputException if the key cannot be used
     */
    public static Builder builder(String key, ApiTokens tokens, TokenSpec spec) {
        return new Builder(key, new SecretSource.OfTokens(tokens.require(CanCreate.class), spec));
    }

    /**
     * Begins the declaration of a secret of any kind that can be rotated, such as the client secret of an application.
     * The scheduler creates no first one, so {@link Builder#adopt} must name it.
     *
     * @param key identifies the declaration for ever, 1 to 200 characters
     * @param target the secrets of that kind
     * @return a builder that needs a store, a schedule and the present secret's id
     * @throws InvalidInputException if the key cannot be used
     */
    public static Builder builder(String key, RotationTarget target) {
        return new Builder(key, new SecretSource.OfTarget(Objects.requireNonNull(target, "target")));
    }

    /**
     * Begins the declaration of a token that only a person can create. When it is due, the rotation waits for that
     * person; see {@link RotationScheduler#handIn}.
     *
     * @param key identifies the declaration for ever, 1 to 200 characters
     * @param tokens the account
     * @param token the token whose secret is in the store
     * @return a builder that needs a store and a schedule
     * @throws InvalidInputException if the key cannot be used, or the token belongs to another account
     */
    public static Builder assisted(String key, ApiTokens tokens, TokenId token) {
        return new Builder(key, new SecretSource.Assisted(tokens)).adopt(token);
    }

    /** {@return the key} */
    public String key() {
        return key;
    }

    /** {@return the account that the secret belongs to} */
    public Account account() {
        return source.account();
    }

    SecretSource source() {
        return source;
    }

    SecretStore store() {
        return store;
    }

    Timetable timetable() {
        return timetable;
    }

    Duration overlap() {
        return overlap;
    }

    @Nullable
    TokenId adopted() {
        return adopted;
    }

    /** Sets what this declaration says about a rotation. A first token has no predecessor that could be in use. */
    void configure(Rotation.Builder rotation, boolean isFirst) {
        rotation.overlap(isFirst ? Duration.ZERO : overlap);
        if (unused != null && !isFirst) {
            rotation.untilUnused(unused.length(), unused.atMost());
        }
        if (settings != null) {
            settings.accept(rotation);
        }
    }

    /** Returns the settings in one line. A difference is a change of the declaration. */
    String settings() {
        return source.kind() + ", " + timetable.settings() + "overlap " + overlap
                + (unused == null ? "" : " until unused for " + unused.length() + " at most " + unused.atMost());
    }

    /** {@return the key and the schedule, printable} */
    @Override
    public String toString() {
        return ForeignText.components("ScheduledRotation", "key", key, "account", account(), "settings", settings());
    }

    /** Builds a {@link ScheduledRotation}. Not safe for use by many threads. */
    public static final class Builder {

        private final String key;
        private final SecretSource source;
        private @Nullable SecretStore store;
        private @Nullable Duration every;
        private @Nullable Duration beforeExpiry;
        private SortedSet<Integer> hours = Collections.emptySortedSet();
        private ZoneId zone = ZoneOffset.UTC;
        private Duration jitter = Duration.ZERO;
        private Duration overlap = Duration.ofHours(1);
        private Duration reload = Duration.ZERO;
        private @Nullable Unused unused;
        private @Nullable TokenId adopted;
        private @Nullable Consumer<? super Rotation.Builder> settings;

        private Builder(String key, SecretSource source) {
            if (key.isBlank()
                    || key.length() > MAX_KEY_LENGTH
                    || !ForeignText.printable(key).equals(key)) {
                throw InvalidInputException.of(
                        "key", "is blank, not printable, or longer than " + MAX_KEY_LENGTH + " characters");
            }
            this.key = key;
            this.source = source;
        }

        /**
         * Sets the secret store that the consumers read.
         *
         * @param place holds this secret alone
         * @return this
         */
        public Builder store(SecretStore place) {
            this.store = Objects.requireNonNull(place, "place");
            return this;
        }

        /**
         * Sets the longest age of a secret. The rotation begins when it is reached, or earlier by {@link #jitter} and
         * {@link #at}.
         *
         * @param age the longest age
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder rotateEvery(Duration age) {
            this.every = positive("rotateEvery", age);
            return this;
        }

        /**
         * Sets how long before its expiry a secret is replaced. With {@link #rotateEvery}, the earlier time counts.
         *
         * @param length at least the overlap and 20 %
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder beforeExpiry(Duration length) {
            this.beforeExpiry = positive("beforeExpiry", length);
            return this;
        }

        /**
         * Sets the hours of the day in which a rotation may begin. The last such hour before the secret is due counts.
         * Default: any.
         *
         * @param hoursOfDay from 0 to 23; 9 stands for 9:00 to 9:59
         * @param place the zone of these hours
         * @return this
         * @throws InvalidInputException if there is none, or one is not an hour
         */
        public Builder at(Collection<Integer> hoursOfDay, ZoneId place) {
            SortedSet<Integer> sorted = new TreeSet<>(hoursOfDay);
            if (sorted.isEmpty() || sorted.first() < 0 || sorted.last() > 23) {
                throw InvalidInputException.of("hours", sorted + " are not hours from 0 to 23");
            }
            this.hours = Collections.unmodifiableSortedSet(sorted);
            this.zone = Objects.requireNonNull(place, "place");
            return this;
        }

        /**
         * Sets the longest time by which a rotation begins early. How much of it applies depends on the key, so that
         * secrets that are due together are not replaced together. Default: none.
         *
         * @param length at most half of {@link #rotateEvery}
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder jitter(Duration length) {
            this.jitter = notNegative("jitter", length);
            return this;
        }

        /**
         * Sets the overlap: how long the old and the new secret both work. Default: 1 hour.
         *
         * @param minimum longer than the slowest consumer takes to read the secret store again
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder overlap(Duration minimum) {
            this.overlap = notNegative("overlap", minimum);
            return this;
        }

        /**
         * Keeps the old token, after the overlap, until the vendor shows that it is no longer used; see
         * {@link Rotation.Builder#untilUnused}.
         *
         * @param length how long ago the last use must be
         * @param atMost how long after the new secret was stored the old token stays at most
         * @return this
         * @throws InvalidInputException if one of them is not positive
         */
        public Builder untilUnused(Duration length, Duration atMost) {
            this.unused = new Unused(positive("length", length), positive("atMost", atMost));
            return this;
        }

        /**
         * States how long the slowest consumer takes to read the secret store again. {@link #build} then refuses an
         * overlap of less than twice that time.
         *
         * @param length the longest time
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder consumersReloadWithin(Duration length) {
            this.reload = notNegative("consumersReloadWithin", length);
            return this;
        }

        /**
         * Names the token whose secret the store holds at the first run. That run takes it over if the vendor accepts
         * the secret and has the token. Without it, the first run demands an empty store.
         *
         * @param token the token; the scheduler never guesses it
         * @return this
         * @throws InvalidInputException if it belongs to another account
         */
        public Builder adopt(TokenId token) {
            if (!token.account().equals(source.account())) {
                throw InvalidInputException.of(
                        "adopt", "names a token of " + token.account() + ", not of " + source.account());
            }
            this.adopted = token;
            return this;
        }

        /**
         * Changes further settings of each rotation, such as {@link Rotation.Builder#acceptances} or
         * {@link Rotation.Builder#verifier}. The scheduler sets lease, visibility delay and time source itself.
         *
         * @param change called for each run, with the settings of this declaration
         * @return this
         */
        public Builder rotation(Consumer<? super Rotation.Builder> change) {
            this.settings = Objects.requireNonNull(change, "change");
            return this;
        }

        /**
         * Builds the declaration. Nothing is read or sent.
         *
         * @return the declaration
         * @throws InvalidInputException if the store or the schedule is missing, or the times contradict each other; the
         *     message has the numbers
         */
        public ScheduledRotation build() {
            if (store == null) {
                throw InvalidInputException.of("store", "is missing");
            }
            if (adopted == null && !source.canCreateFirst()) {
                throw InvalidInputException.of(
                        "adopt", "is missing: only tokens are created at first; name the secret that the store holds");
            }
            if (unused != null && source instanceof SecretSource.Assisted) {
                throw InvalidInputException.of("untilUnused", "is not available for assisted rotations");
            }
            if (overlap.compareTo(reload.multipliedBy(2)) < 0) {
                throw InvalidInputException.of(
                        "overlap",
                        "of " + overlap + " is shorter than twice the time in which consumers reload, " + reload);
            }
            Timetable timetable = new Timetable(every, beforeExpiry, hours, zone, jitter);
            timetable.check(longestOverlap(), lifetime());
            return new ScheduledRotation(this, store, timetable);
        }

        private Duration longestOverlap() {
            return unused == null || unused.atMost().compareTo(overlap) < 0 ? overlap : unused.atMost();
        }

        private @Nullable Duration lifetime() {
            Lifetime lifetime = source.lifetime();
            if (lifetime instanceof Lifetime.Until) {
                throw InvalidInputException.of(
                        "expiry", "is a fixed time, which all successors would share: use expiresAfter(…)");
            }
            if (lifetime instanceof Lifetime.Unlimited && every == null) {
                throw InvalidInputException.of("beforeExpiry", "never comes: the token does not expire");
            }
            return lifetime instanceof Lifetime.For length ? length.length() : null;
        }

        private static Duration notNegative(String setting, Duration length) {
            if (length.isNegative()) {
                throw InvalidInputException.of(setting, "of " + length + " is negative");
            }
            return length;
        }

        private static Duration positive(String setting, Duration length) {
            if (length.isNegative() || length.isZero()) {
                throw InvalidInputException.of(setting, "of " + length + " is not positive");
            }
            return length;
        }
    }
}
