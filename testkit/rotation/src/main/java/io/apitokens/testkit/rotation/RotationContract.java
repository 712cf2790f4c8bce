package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.ApiTokens;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFault;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FixtureContract;
import io.apitokens.testkit.contract.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.function.Executable;

/**
 * The rules of {@link Rotation} for every vendor that creates tokens. The test names are the end states listed in
 * {@code docs/rotation.md}. Extend it as {@link ApiTokensContract}; the fixture must implement
 * {@link ContractFixture#spec}.
 */
public abstract class RotationContract extends FixtureContract {

    /** Creates the suite. For the test class of a vendor. */
    protected RotationContract() {}

    @Nested
    class Way extends RotationWayRules {
        @Override
        protected Stage stage() {
            return RotationContract.this.stage();
        }
    }

    @Nested
    class Failure extends RotationFailureRules {
        @Override
        protected Stage stage() {
            return RotationContract.this.stage();
        }
    }

    @Nested
    class Fault extends RotationFaultRules {
        @Override
        protected Stage stage() {
            return RotationContract.this.stage();
        }
    }

    @Nested
    class Prune extends RotationPruneRules {
        @Override
        protected Stage stage() {
            return RotationContract.this.stage();
        }
    }

    @Nested
    class Crash extends RotationCrashRules {
        @Override
        protected Stage stage() {
            return RotationContract.this.stage();
        }
    }

    /** Common base of the rotation rules: a token whose secret is in a store, and its rotation. */
    abstract static class RotationRules extends FixtureContract.Rules {

        static final Duration OVERLAP = Duration.ofHours(1);
        static final Duration VISIBILITY_DELAY = Duration.ofMinutes(10);
        static final Duration LEASE = Duration.ofMinutes(5);

        final WatchedJournal journal = new WatchedJournal();
        final MemorySecretStore store = MemorySecretStore.create();
        TokenId predecessor;
        Secret first;
        Set<String> before;

        @BeforeEach
        void deploy() throws IOException {
            before = vendor().liveTokenIds();
            IssuedToken issued = stage().create("deployer");
            predecessor = issued.token().id();
            first = issued.secret();
            store.write(issued, null);
        }

        /** Checks that the stored secret is valid at the end of every test. */
        @AfterEach
        void theStoredSecretWorks() throws IOException {
            store.heal();
            store.read().ifPresent(stored -> {
                stage().hidden(stored.secret());
                assertEquals(true, vendor().accepts(stored.secret()), "the stored secret does not work");
            });
        }

        /** Skips a rule about revoked orphans: a token whose last use is unknown is never deleted as an orphan. */
        void assumeThatOrphansAreRecognized() {
            assumeTrue(vendor().hasLastUse(), "records of this vendor do not show that a token was never used");
        }

        Rotation.Builder builder(ApiTokens tokens) {
            return Rotation.builder(tokens, predecessor, store, journal)
                    .overlap(OVERLAP)
                    .acceptances(1)
                    .visibilityDelay(VISIBILITY_DELAY)
                    .timeSource(stage().timeSource());
        }

        RotationState advance() {
            return advance(builder(stage().tokens()));
        }

        /** Advances like a job that runs periodically: with a new object, until another one can continue. */
        RotationState advance(Rotation.Builder builder) {
            try {
                return builder.build().runUntilStored();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        <E extends ApiTokenException> E stops(Class<E> type) {
            return stops(type, this::advance);
        }

        <E extends ApiTokenException> E stops(Class<E> type, Executable action) {
            return stage().thrown(type, action);
        }

        void waits(Reason reason, Duration length) {
            assertEquals(
                    new RotationState.Waiting(stage().timeSource().instant().plus(length), reason), advance());
        }

        /** Checks that another rotator holds the lease, and advances time to the end of the lease. */
        void leaseIsOver() {
            RotationState.Waiting waiting = (RotationState.Waiting) advance();
            assertEquals(Reason.OTHER_ROTATOR, waiting.reason());
            stage().timeSource().advance(Duration.between(stage().timeSource().instant(), waiting.until()));
        }

        /** Rotates up to the overlap, and advances time to the end of the overlap. */
        void store() {
            waits(Reason.OVERLAP, OVERLAP);
            stage().timeSource().advance(OVERLAP);
        }

        TokenId finish() {
            RotationState state = advance();
            if (state instanceof RotationState.Waiting waiting) {
                stage().timeSource()
                        .advance(Duration.between(stage().timeSource().instant(), waiting.until()));
                return finish();
            }
            return ((RotationState.Done) state).successor();
        }

        /** Returns the ids of the live tokens that did not exist when the test started. */
        Set<String> alive() {
            Set<String> alive = new HashSet<>(vendor().liveTokenIds());
            alive.removeAll(before);
            return alive;
        }

        Secret stored() {
            try {
                return store.read().orElseThrow().secret();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        void onlyThePredecessorIsAlive() {
            assertEquals(Set.of(predecessor.value()), alive());
            assertEquals(first, stored());
        }

        void onlyTheSuccessorIsAlive(TokenId successor) {
            assertEquals(Set.of(successor.value()), alive());
            assertEquals(vendor().secretOf(successor.value()), stored());
        }

        /** Forges a value of the only entry, as another process with write access to the journal could. */
        void forge(String name, String value) {
            JournalEntry entry = journal.only();
            Map<String, String> values = new HashMap<>(entry.values());
            values.put(name, value);
            try {
                journal.replace(entry.key(), entry, new JournalEntry(entry.key(), "forged", values));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** Injects a fault into the create request, which is sent directly after the next journal write. */
        void atTheCreate(ContractFault fault) {
            journal.onNextWrite(() -> vendor().inject(fault, 0));
        }

        /**
         * Stops a rotation when a state is first written to the journal, without any cleanup, as if the process were
         * killed.
         */
        void killedAt(String state) {
            journal.onWrite(entry -> {
                if (state.equals(entry.values().get("state"))) {
                    journal.onWrite(ignored -> {});
                    // Make the rollback fail, because a killed process would not have deleted the successor.
                    if (state.equals("CREATED")) {
                        vendor().inject(ContractFault.status(403), 0);
                    }
                    throw new IllegalStateException("killed");
                }
            });
            assertThrows(RuntimeException.class, this::advance);
        }

        static SecretStatus rejected(Secret secret) {
            return SecretStatus.REJECTED;
        }
    }
}
