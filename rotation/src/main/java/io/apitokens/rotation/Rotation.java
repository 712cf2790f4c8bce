package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
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
 * Replaces a token by a new one like it, with an overlap in which both work. It creates the successor, verifies its
 * secret, stores the secret and reads it back, waits until all consumers have it, verifies it again, and deletes the
 * predecessor. The secret store holds a working secret at all times.
 *
 * <p>Each step is recorded in the journal before it is made. So the process may die at any moment: any later advance of
 * the same rotation, with the same predecessor, secret store and journal, finishes it. If several processes share the
 * journal, one of them wins.
 *
 * <p>{@code docs/rotation.md} describes the states and what exists in each. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * SecretStore store = SecretStore.file(directory.resolve("ci.token"));
 * Journal journal = Journal.file(directory.resolve("rotations.json"));
 * Rotation rotation = Rotation.builder(tokens, id, store, journal)
 *         .overlap(Duration.ofHours(1)) // longer than the slowest consumer takes to read the new secret
 *         .build();
 * RotationState state = rotation.advance(); // again later, until the state is Done
 * }</pre>
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
     * @param store the secret store from which the consumers read the secret; may be empty at first
     * @param journal shared by all processes that rotate this token
     * @return a builder on which every further setting is optional
     * @throws UnsupportedCapabilityException if the vendor's API cannot create tokens; its message names an alternative
     * @throws InvalidInputException if the token belongs to another account
     */
    public static Builder builder(ApiTokens tokens, TokenId predecessor, SecretStore store, Journal journal) {
        CanCreate creator = tokens.require(CanCreate.class);
        if (!predecessor.account().equals(tokens.account())) {
            throw InvalidInputException.of(
                    "predecessor", "is of " + predecessor.account() + ", not of " + tokens.account());
        }
        return new Builder(creator, predecessor, store, journal);
    }

    /**
     * Performs the steps that are due now. Backoff only for its calls, the verification of a new secret ({@link
     * Builder#verificationTimeout}) and retried writes to the secret store; never for the overlap.
     *
     * @return the state of the rotation
     * @throws ConfigurationException if the secret store or the journal cannot be used, or the account has no room for
     *     a successor. If {@code outcome()} is not {@code NOT_APPLIED}, it failed after the create: advance again to
     *     find out how far it came
     * @throws NotFoundException if there is no such predecessor
     * @throws InvalidInputException if no token like the predecessor can be created; nothing was sent
     * @throws LostCreateException if the response of the create was lost and its token is not found yet; advancing
     *     again searches for it
     * @throws CreateRolledBackException if the successor's secret was not accepted or could not be stored; the successor
     *     was deleted, and the secret store is unchanged
     * @throws PartialCreateException as {@link CreateRolledBackException}, but the deletion was not confirmed; advancing
     *     again deletes the successor
     * @throws RotationStoppedException if tokens or the secret store were changed by something other than this rotation
     */
    public RotationState advance() {
        return new RotationRun(plan).advance();
    }

    /**
     * Advances until the rotation is done. Blocks for at least the overlap.
     *
     * @return {@link RotationState.Done}, or at once {@link RotationState.Waiting} if another thread or process
     *     advances it
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
            Duration wait = Duration.between(plan.timeSource().instant(), waiting.until());
            if (!wait.isNegative() && !wait.isZero()) {
                plan.timeSource().sleep(wait);
            }
        }
    }

    /**
     * Removes an unfinished rotation from the journal, so that another can begin. Changes no token and no secret store.
     * For a rotation that stopped and was examined by an operator.
     *
     * @return the successor it had created, which is recorded nowhere else from now on; empty if there was none, or no
     *     rotation
     * @throws ConfigurationException if another thread or process is advancing the rotation, or the journal cannot be
     *     used
     */
    public Optional<TokenId> abandon() {
        return new RotationRun(plan).abandon();
    }

    @Override
    public String toString() {
        return "Rotation[" + plan.predecessor() + "]";
    }

    /** Builds a {@link Rotation}. Not safe for use by many threads. */
    public static final class Builder {

        private final CanCreate tokens;
        private final TokenId predecessor;
        private final SecretStore store;
        private final Journal journal;
        private Duration overlap = Duration.ofMinutes(10);
        private Duration lease = Duration.ofMinutes(5);
        private Duration visibilityDelay = Duration.ofMinutes(10);
        private Duration verificationTimeout = Duration.ofSeconds(30);
        private UnaryOperator<String> naming = UnaryOperator.identity();
        private @Nullable TokenSpec spec;
        private Function<Secret, SecretStatus> verifier;
        private TimeSource timeSource = TimeSource.system();

        private Builder(CanCreate tokens, TokenId predecessor, SecretStore store, Journal journal) {
            this.tokens = tokens;
            this.predecessor = predecessor;
            this.store = Objects.requireNonNull(store, "store");
            this.journal = Objects.requireNonNull(journal, "journal");
            this.verifier = tokens::verify;
        }

        /**
         * Sets the overlap: how long both tokens work. Default: 10 minutes.
         *
         * @param length longer than the slowest consumer takes to read the secret store again; zero for none
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder overlap(Duration length) {
            if (length.isNegative()) {
                throw InvalidInputException.of("overlap", "is negative");
            }
            this.overlap = length;
            return this;
        }

        /**
         * Sets the rule for the successor's name. Default: the predecessor's name.
         *
         * @param rule returns the new name for the old one
         * @return this
         */
        public Builder naming(UnaryOperator<String> rule) {
            this.naming = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /**
         * Sets the successor, if the predecessor's record is incomplete or something is to change. Default: the same
         * grants, description and period, see {@link CanCreate#specLike}.
         *
         * @param successor the requested token; its name takes precedence over {@link #naming}
         * @return this
         */
        public Builder successor(TokenSpec successor) {
            this.spec = Objects.requireNonNull(successor, "successor");
            return this;
        }

        /**
         * Sets the verification of a secret. Default: {@link ApiTokens#verify}.
         *
         * @param test makes a call with the secret, such as the call that the consumers make
         * @return this
         */
        public Builder verifier(Function<Secret, SecretStatus> test) {
            this.verifier = Objects.requireNonNull(test, "test");
            return this;
        }

        /**
         * Sets the verification timeout. When it ends, the successor is deleted if its secret is still rejected or its
         * verification still fails. Default: 30 seconds.
         *
         * @param length how long to retry; zero to verify once
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder verificationTimeout(Duration length) {
            if (length.isNegative()) {
                throw InvalidInputException.of("verificationTimeout", "is negative");
            }
            this.verificationTimeout = length;
            return this;
        }

        /**
         * Sets the lease, after which another thread or process may continue the rotation. Default: 5 minutes.
         *
         * @param length longer than a single step takes: a create with its cleanup, the verification, a write to the
         *     secret store
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder lease(Duration length) {
            this.lease = RecoveryLimits.positive("lease", length);
            return this;
        }

        /**
         * Sets the visibility delay: how long after its create a token may appear in the list. Default: 10 minutes.
         *
         * @param length the longest delay
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder visibilityDelay(Duration length) {
            this.visibilityDelay = RecoveryLimits.positive("visibilityDelay", length);
            return this;
        }

        /**
         * Sets the time source; use the client's.
         *
         * @param clocks the time source
         * @return this
         */
        public Builder timeSource(TimeSource clocks) {
            this.timeSource = Objects.requireNonNull(clocks, "clocks");
            return this;
        }

        /**
         * Builds the rotation. Nothing is read or sent.
         *
         * @return the rotation
         */
        public Rotation build() {
            return new Rotation(new RotationPlan(
                    tokens,
                    predecessor,
                    store,
                    new Ledger(journal, timeSource, lease),
                    spec,
                    naming,
                    verifier,
                    overlap,
                    visibilityDelay,
                    verificationTimeout));
        }
    }
}
