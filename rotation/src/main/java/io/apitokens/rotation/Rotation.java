package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.Liveness;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.Timing;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a token by a new one like it, with a time in which both work: creates the successor, makes sure that its secret is
 * accepted, stores it and reads it back, waits until all consumers have it, makes sure again, and deletes the predecessor. At
 * every moment the sink holds a secret that works.
 *
 * <p>Each step is in the journal before it is made. So a process may die anywhere: whoever advances the same rotation
 * afterwards, with the same predecessor, sink and journal, finishes it. Of several rotators that share the journal one wins.
 *
 * <p>The states, and what is left in each, are in {@code docs/rotation.md}. Immutable and safe for use by many threads.
 */
public final class Rotation {

    private final RotationPlan plan;

    private Rotation(RotationPlan plan) {
        this.plan = plan;
    }

    /**
     * Begins a rotation.
     *
     * @param tokens the account; its credential may be the predecessor itself
     * @param predecessor the token to replace
     * @param sink holds the secret for its consumers; it may be empty at the beginning
     * @param journal shared by all who rotate this token
     * @return a builder that wants nothing more
     * @throws UnsupportedCapabilityException if the vendor lets no program create tokens; says what to do instead
     * @throws InvalidInputException if the token is of another account
     */
    public static Builder of(ApiTokens tokens, TokenId predecessor, SecretSink sink, Journal journal) {
        CanCreate creator = tokens.require(CanCreate.class);
        if (!predecessor.account().equals(tokens.account())) {
            throw InvalidInputException.of(
                    "predecessor", "is of " + predecessor.account() + ", not of " + tokens.account());
        }
        return new Builder(creator, predecessor, sink, journal);
    }

    /**
     * Does what is due now. Waits at most for its calls, the proof of a new secret ({@link Builder#proofTime}) and repeated
     * writes to the sink; never for the grace.
     *
     * @return how far the rotation has come
     * @throws ConfigurationException if the sink or the journal cannot be used, or the account has no room for a successor. If
     *     {@code outcome()} is not {@code NOT_APPLIED}, it failed after the create: advance again, that finds out how far it came
     * @throws NotFoundException if there is no such predecessor
     * @throws InvalidInputException if no token like the predecessor can be asked for; nothing was sent
     * @throws LostCreateException if the answer of the create was lost and its token not found yet; advancing again looks for
     *     it
     * @throws CreateUndoneException if the successor's secret was not accepted or could not be stored; the successor was
     *     deleted, and what was stored before is still stored
     * @throws PartialCreateException as {@link CreateUndoneException}, but deleting was not confirmed; advancing again
     *     deletes the successor
     * @throws RotationStoppedException if something is not as this rotation had left it
     */
    public RotationState advance() {
        return new RotationRun(plan).advance();
    }

    /**
     * Advances until the rotation is done, and waits as long as that takes: the grace at least.
     *
     * @return {@link RotationState.Done}, or at once {@link RotationState.Waiting} if another rotator is at work
     * @throws InterruptedException if the thread is interrupted while waiting; the rotation can be advanced again
     * @throws ApiTokenException as {@link #advance()}
     */
    public RotationState run() throws InterruptedException {
        while (true) {
            RotationState state = advance();
            if (!(state instanceof RotationState.Waiting waiting)
                    || waiting.reason() == RotationState.Reason.OTHER_ROTATOR) {
                return state;
            }
            Duration wait = Duration.between(plan.timing().now(), waiting.until());
            if (!wait.isNegative() && !wait.isZero()) {
                plan.timing().sleep(wait);
            }
        }
    }

    /**
     * Gives up a rotation that is not done, so that another one can begin: removes it from the journal. Touches no token and no
     * sink. For a rotation that stopped and that a person has looked into.
     *
     * @return the successor that it had made, which is named nowhere else from now on; empty if there was none, or no rotation
     * @throws ConfigurationException if another rotator is at work, or the journal cannot be used
     */
    public Optional<TokenId> abandon() {
        return new RotationRun(plan).abandon();
    }

    @Override
    public String toString() {
        return "Rotation[" + plan.predecessor() + "]";
    }

    /** Sets up a {@link Rotation}. Not safe for use by many threads. */
    public static final class Builder {

        private final CanCreate tokens;
        private final TokenId predecessor;
        private final SecretSink sink;
        private final Journal journal;
        private Duration grace = Duration.ofMinutes(10);
        private Duration claim = Duration.ofMinutes(5);
        private Duration lateness = Duration.ofMinutes(10);
        private Duration proofTime = Duration.ofSeconds(30);
        private UnaryOperator<String> naming = UnaryOperator.identity();
        private @Nullable TokenSpec spec;
        private Function<Secret, Liveness> probe;
        private Timing timing = Timing.system();

        private Builder(CanCreate tokens, TokenId predecessor, SecretSink sink, Journal journal) {
            this.tokens = tokens;
            this.predecessor = predecessor;
            this.sink = Objects.requireNonNull(sink, "sink");
            this.journal = Objects.requireNonNull(journal, "journal");
            this.probe = tokens::probe;
        }

        /**
         * Chooses how long both tokens shall work. Default: 10 minutes.
         *
         * @param length longer than the slowest consumer takes to read the sink again; zero for none
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder grace(Duration length) {
            if (length.isNegative()) {
                throw InvalidInputException.of("grace", "is negative");
            }
            this.grace = length;
            return this;
        }

        /**
         * Chooses the successor's name. Default: the predecessor's.
         *
         * @param rule gives the new name for the old one
         * @return this
         */
        public Builder naming(UnaryOperator<String> rule) {
            this.naming = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /**
         * Says what the successor shall be, where the predecessor's record does not tell it or something shall change.
         * Default: the same grants, description and period, see {@link CanCreate#specLike}.
         *
         * @param successor what it shall be; its name is used, not that of {@link #naming}
         * @return this
         */
        public Builder successor(TokenSpec successor) {
            this.spec = Objects.requireNonNull(successor, "successor");
            return this;
        }

        /**
         * Chooses how a secret is proved to work. Default: {@link ApiTokens#probe}.
         *
         * @param test makes a call with the secret, such as the one that the consumers make
         * @return this
         */
        public Builder probe(Function<Secret, Liveness> test) {
            this.probe = Objects.requireNonNull(test, "test");
            return this;
        }

        /**
         * Chooses for how long a new secret may be refused, or its proof fail, before the successor is given up. Default: 30
         * seconds.
         *
         * @param length how long to try; zero to try once
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder proofTime(Duration length) {
            if (length.isNegative()) {
                throw InvalidInputException.of("proofTime", "is negative");
            }
            this.proofTime = length;
            return this;
        }

        /**
         * Chooses how long the rotation belongs to who advanced it last, if that one dies. Default: 5 minutes.
         *
         * @param length longer than a single step takes: a create with its clean-up, the proof, a write to the sink
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder claim(Duration length) {
            this.claim = RecoveryLimits.positive("claim", length);
            return this;
        }

        /**
         * Chooses how long a token may take to appear after its create was sent. Default: 10 minutes.
         *
         * @param length how late a token may appear
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder lateness(Duration length) {
            this.lateness = RecoveryLimits.positive("lateness", length);
            return this;
        }

        /**
         * Takes time from elsewhere; use that of the client.
         *
         * @param clocks the clocks
         * @return this
         */
        public Builder timing(Timing clocks) {
            this.timing = Objects.requireNonNull(clocks, "clocks");
            return this;
        }

        /**
         * Puts the rotation together. Nothing is read or sent.
         *
         * @return the rotation
         */
        public Rotation build() {
            return new Rotation(new RotationPlan(
                    tokens,
                    predecessor,
                    sink,
                    new Ledger(journal, timing, claim),
                    spec,
                    naming,
                    probe,
                    grace,
                    lateness,
                    proofTime));
        }
    }
}
