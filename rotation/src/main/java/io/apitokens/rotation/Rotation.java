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
import io.apitokens.spi.RotationTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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
 * Journal journal = Journal.file(directory.resolve("rotations.journal"));
 * Rotation rotation = Rotation.builder(tokens, id, store, journal)
 *         .overlap(Duration.ofHours(1)) // longer than the slowest consumer takes to read the new secret
 *         .build();
 * RotationState state = rotation.runUntilStored(); // again later, until the state is Done
 * }</pre>
 */
public final class Rotation {

    private final RotationPlan plan;
    // Transient, so that serialisers that work on fields do not reach the secret.
    private final transient AtomicReference<@Nullable NewSecret> secret = new AtomicReference<>();

    private Rotation(RotationPlan plan) {
        this.plan = plan;
    }

    /**
     * Begins a rotation of a token.
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
        return new Builder(TokenTarget.of(tokens.require(CanCreate.class)), predecessor, store, journal);
    }

    /**
     * Begins a rotation of a credential of another kind, such as the client secret of an application.
     *
     * @param target the credentials
     * @param predecessor the credential to replace
     * @param store the secret store from which the consumers read the secret; may be empty at first
     * @param journal shared by all processes that rotate this credential
     * @return a builder on which every further setting is optional
     * @throws InvalidInputException if the credential belongs to another account
     */
    public static Builder builder(RotationTarget target, TokenId predecessor, SecretStore store, Journal journal) {
        return new Builder(target, predecessor, store, journal);
    }

    /**
     * Performs the steps that are due now. Never sleeps, except that its requests may be retried within the client's
     * timeout. Returns what the rotation waits for, and until when.
     *
     * <p>If that is {@link RotationState.Reason#ACTIVATION} or {@link RotationState.Reason#STORE_UNCONFIRMED}, only this
     * object holds the new secret: advance it again then, or call {@link #runUntilStored()} instead of this method.
     *
     * @return the state of the rotation
     * @throws ConfigurationException if the secret store or the journal cannot be used, or the account has no room for
     *     two more tokens. If {@code outcome()} is not {@code NOT_APPLIED}, it failed after the create: advance again to
     *     find out how far it came
     * @throws NotFoundException if there is no such predecessor
     * @throws InvalidInputException if no token like the predecessor can be created; nothing was sent
     * @throws LostCreateException if the response of the create was lost and its token is not found yet; advancing
     *     again searches for it
     * @throws CreateRolledBackException if the successor's secret was not accepted; the successor was deleted, and the
     *     secret store is unchanged
     * @throws PartialCreateException as {@link CreateRolledBackException}, but the deletion was not confirmed; the
     *     successor is deleted once another secret is stored
     * @throws RotationStoppedException if tokens or the secret store were changed by something other than this rotation,
     *     or a step failed after others took effect
     */
    public RotationState advance() {
        return advance(Sweep.ofOne());
    }

    /**
     * Advances as {@link #advance()}, and shares lists of accounts with other rotations.
     *
     * @param sweep the lists of one pass over many rotations, whose clients see the same tokens
     * @return the state of the rotation
     * @throws ApiTokenException as {@link #advance()}
     */
    public RotationState advance(Sweep sweep) {
        return RotationRun.advance(plan, secret.getAndSet(null), sweep, secret::set);
    }

    /**
     * Advances until any other process can continue: until the new secret is stored, or nothing is due. Blocks for at
     * most the activation delay, the verification timeout and a few seconds for the secret store. For a job that runs
     * periodically.
     *
     * @return the state of the rotation
     * @throws InterruptedException if the thread is interrupted while waiting; the rotation can be advanced again
     * @throws ApiTokenException as {@link #advance()}
     */
    public RotationState runUntilStored() throws InterruptedException {
        RotationState state = advance();
        while (state instanceof RotationState.Waiting waiting && isHere(waiting.reason())) {
            sleepUntil(waiting.until());
            state = advance();
        }
        return state;
    }

    private static boolean isHere(RotationState.Reason reason) {
        return reason == RotationState.Reason.ACTIVATION || reason == RotationState.Reason.STORE_UNCONFIRMED;
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
            sleepUntil(waiting.until());
        }
    }

    private void sleepUntil(Instant end) throws InterruptedException {
        Duration delay = Duration.between(plan.timeSource().instant(), end);
        if (!delay.isNegative() && !delay.isZero()) {
            plan.timeSource().sleep(delay);
        }
    }

    /**
     * Returns the token whose secret is stored in place of the predecessor's, as the journal states. Sends no request.
     *
     * @return the successor; empty before its secret is stored
     * @throws ConfigurationException if the journal cannot be read
     */
    public Optional<TokenId> successor() {
        return RotationRun.successor(plan);
    }

    /**
     * Removes an unfinished rotation from the journal, so that another can begin. Changes no token and no secret store.
     * For a rotation that stopped and was examined by an operator. Lists the account.
     *
     * @return the tokens that it had created and that may be alive, which are recorded nowhere else from now on; empty
     *     if there are none, or no rotation
     * @throws ConfigurationException if another thread or process is advancing the rotation, or the journal cannot be
     *     used
     */
    public Set<TokenId> abandon() {
        return RotationRun.abandon(plan);
    }

    /**
     * Removes finished rotations of tokens from a journal when their tokens are gone. The last rotation of a living token
     * stays, however old it is: without it the token's own rotation would not know what came before. So does that of a
     * token whose own rotation is not done, and that of a credential of another kind. Reads the whole journal, lists the
     * account once, and reads each successor that the list does not show.
     *
     * @param tokens the account
     * @param journal the journal
     * @param olderThan the least time since the rotation was done; at least a day, so that a process that slept since
     *     before it is refused
     * @param timeSource the time source; use the client's
     * @return the number of removed rotations
     * @throws ConfigurationException if the journal cannot be used
     * @throws ApiTokenException if a token cannot be read; the rotation stays, and so do those that follow
     */
    public static int prune(ApiTokens tokens, Journal journal, Duration olderThan, TimeSource timeSource) {
        return new Pruning(tokens, new LeasedJournal(journal, timeSource, RecoveryLimits.DEFAULT.lease()), olderThan)
                .run();
    }

    @Override
    public String toString() {
        return "Rotation[" + plan.predecessor() + "]";
    }

    /** Builds a {@link Rotation}. Not safe for use by many threads. */
    public static final class Builder {

        private RotationTarget target;
        private final TokenId predecessor;
        private final SecretStore store;
        private final Journal journal;
        private Duration overlap = Duration.ofMinutes(10);
        private Duration deactivatedFor = Duration.ofMinutes(10);
        private Duration reload = Duration.ZERO;
        private RotationRules.@Nullable UnusedRule unused;
        private Duration lease = RecoveryLimits.DEFAULT.lease();
        private Duration visibilityDelay = RecoveryLimits.DEFAULT.visibilityDelay();
        private Duration verificationTimeout = Duration.ofSeconds(30);
        private Duration activationDelay = Duration.ZERO;
        private int acceptances = 3;
        private boolean deleteFirst;
        private @Nullable Function<Secret, SecretStatus> verifier;
        private TimeSource timeSource = TimeSource.system();

        private Builder(RotationTarget target, TokenId predecessor, SecretStore store, Journal journal) {
            if (!predecessor.account().equals(target.account())) {
                throw InvalidInputException.of(
                        "predecessor", "is of " + predecessor.account() + ", not of " + target.account());
            }
            this.target = target;
            this.predecessor = predecessor;
            this.store = Objects.requireNonNull(store, "store");
            this.journal = Objects.requireNonNull(journal, "journal");
            this.verifier = target.canVerify() ? target::verify : null;
        }

        /**
         * Sets the overlap: how long both tokens work. Default: 10 minutes.
         *
         * @param minimum longer than the slowest consumer takes to read the secret store again; zero for none
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder overlap(Duration minimum) {
            this.overlap = RecoveryLimits.notNegative("overlap", minimum);
            return this;
        }

        /**
         * Sets how long the predecessor stays deactivated, after the overlap, before it is deleted. In that time an
         * administrator can activate it again, if a consumer still needs it; the rotation then stops. Has no meaning
         * where the vendor cannot deactivate a credential, such as an API token. Default: 10 minutes.
         *
         * @param length the length; zero to delete the predecessor at the end of the overlap
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder deactivatedFor(Duration length) {
            this.deactivatedFor = RecoveryLimits.notNegative("deactivatedFor", length);
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
            this.reload = RecoveryLimits.notNegative("consumersReloadWithin", length);
            return this;
        }

        /**
         * Keeps the predecessor, after the overlap, until the vendor shows that it is no longer used. Where the vendor
         * does not state the last use, or this client authenticates with the predecessor, only {@code atMost} counts. A
         * last use of at most a minute after this rotation's own verification counts as unknown.
         *
         * @param length how long ago the last use must be
         * @param atMost how long after the successor's secret was stored the predecessor stays at most
         * @return this
         * @throws InvalidInputException if one of them is not positive
         */
        public Builder untilUnused(Duration length, Duration atMost) {
            this.unused = new RotationRules.UnusedRule(
                    RecoveryLimits.positive("length", length), RecoveryLimits.positive("atMost", atMost));
            return this;
        }

        /**
         * Sets the rule for the successor's name. Default: the predecessor's name.
         *
         * @param rule returns the new name for the old one
         * @return this
         * @throws InvalidInputException if this is no rotation of a token
         */
        public Builder naming(UnaryOperator<String> rule) {
            this.target = token("naming").withNaming(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Sets the successor, if the predecessor's record is incomplete or something is to change. Default: the same
         * grants, description and period, see {@link CanCreate#specLike}.
         *
         * @param successor the requested token; its name takes precedence over {@link #naming}
         * @return this
         * @throws InvalidInputException if this is no rotation of a token
         */
        public Builder successor(TokenSpec successor) {
            this.target = token("successor").withSuccessor(Objects.requireNonNull(successor, "successor"));
            return this;
        }

        private TokenTarget token(String setting) {
            if (target instanceof TokenTarget token) {
                return token;
            }
            throw InvalidInputException.of(setting, "is a setting of tokens, and not of this target");
        }

        /**
         * Sets the verification of a secret. Default: {@link ApiTokens#verify}, or that of the target. Without any, a new
         * secret is stored unverified.
         *
         * @param test makes a call with the secret, such as the call that the consumers make
         * @return this
         */
        public Builder verifier(Function<Secret, SecretStatus> test) {
            this.verifier = Objects.requireNonNull(test, "test");
            return this;
        }

        /**
         * Sets how many verifications in a row the vendor must accept, each on a connection of its own. Default: 3.
         *
         * @param number the number of requests
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder acceptances(int number) {
            if (number < 1) {
                throw InvalidInputException.of("acceptances", "are not positive");
            }
            this.acceptances = number;
            return this;
        }

        /**
         * Sets the least age of a secret before it is verified and stored: how long the vendor's servers may take to
         * learn of it. Default: none.
         *
         * @param length the longest delay
         * @return this
         * @throws InvalidInputException if it is negative
         */
        public Builder activationDelay(Duration length) {
            this.activationDelay = RecoveryLimits.notNegative("activationDelay", length);
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
            this.verificationTimeout = RecoveryLimits.notNegative("verificationTimeout", length);
            return this;
        }

        /**
         * Allows rotations where the vendor has room for only one more token. A successor whose secret was not stored is
         * then deleted before another is created. If a paused process stores its secret after that, the store holds a
         * dead secret until the rotation is advanced again.
         *
         * @return this
         */
        public Builder allowDeleteFirst() {
            this.deleteFirst = true;
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
         * @throws InvalidInputException if the overlap is shorter than twice the time of {@link #consumersReloadWithin}, or
         *     zero although no request can verify a secret
         */
        public Rotation build() {
            if (overlap.compareTo(reload.multipliedBy(2)) < 0) {
                throw InvalidInputException.of(
                        "overlap",
                        "of " + overlap + " is shorter than twice the time in which consumers reload, " + reload);
            }
            if (verifier == null && overlap.isZero()) {
                throw InvalidInputException.of(
                        "overlap", "is zero, and nothing else protects the consumers: set it, or a verifier");
            }
            LeasedJournal leased = new LeasedJournal(journal, timeSource, lease);
            return new Rotation(new RotationPlan(
                    target instanceof TokenTarget token ? token.within(leased) : target,
                    predecessor,
                    store,
                    leased,
                    new SecretVerifier(verifier, acceptances),
                    overlap,
                    deactivatedFor,
                    unused,
                    activationDelay,
                    visibilityDelay,
                    verificationTimeout,
                    deleteFirst));
        }
    }
}
