package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token whose secret could not be stored is deleted, or the exception contains its secret. */
class CreateWithStoreTest {

    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("ADMIN", Resource.account())
            .neverExpires()
            .build();

    private final MemoryTokens tokens = new MemoryTokens("1");

    @Test
    void anInterruptAfterTheWriteRollsBackNothing() {
        ScriptedStore store = new ScriptedStore();
        store.afterWrite = issued -> Thread.currentThread().interrupt();
        Token token = tokens.create(SPEC, store);
        assertTrue(Thread.interrupted(), "the interrupt is lost");
        assertEquals(Set.of(token.id()), tokens.alive.keySet());
    }

    /** A store in memory that fails at configured steps. */
    private static class ScriptedStore implements SecretStore {

        private final List<String> steps = new ArrayList<>();
        private @Nullable StoredSecret stored;
        private @Nullable IOException closed;
        private Step beforeWrite = issued -> {};
        private Step afterWrite = issued -> {};

        @FunctionalInterface
        private interface Step {
            void run(IssuedToken issued) throws IOException;
        }

        private static ScriptedStore failing(Throwable failure) {
            ScriptedStore store = new ScriptedStore();
            store.beforeWrite = issued -> {
                throw CreateWithStoreTest.<IOException>sneak(failure);
            };
            return store;
        }

        private int writes() {
            return (int) steps.stream().filter(step -> step.startsWith("write")).count();
        }

        private void step(String name) throws IOException {
            steps.add(name);
            if (closed != null) {
                throw closed;
            }
        }

        @Override
        public String id() {
            return "memory:scripted";
        }

        @Override
        public void check() throws IOException {
            step("check");
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted, as a call over the net would be");
            }
            step("read");
            return Optional.ofNullable(stored);
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            step("write " + issued.token().id() + " over " + expectedVersion);
            beforeWrite.run(issued);
            stored = StoredSecret.of(issued.secret(), "2");
            afterWrite.run(issued);
            return "2";
        }
    }

    /** Throws a checked exception that the compiler would reject. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void theSecretIsStoredAndReadBackBeforeTheTokenIsReturned() {
        ScriptedStore store = new ScriptedStore();
        Token token = tokens.create(SPEC, store);
        assertEquals(List.of("check", "read", "write acme/1/t1 over null", "read"), store.steps);
        assertEquals(tokens.issued, store.stored.secret());
        assertEquals(Map.of(token.id(), token), tokens.alive);
    }

    @Test
    void aStoreWhoseIdFailsIsNamedByItsClass() {
        for (Throwable failure : List.of(new IOException("fake"), new NoClassDefFoundError("fake"))) {
            ScriptedStore store = new ScriptedStore() {
                @Override
                public String id() {
                    throw CreateWithStoreTest.<RuntimeException>sneak(failure);
                }
            };
            store.stored = StoredSecret.of(Secret.of("fake-older"), "1");
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, store));
            assertTrue(
                    refusal.getMessage().startsWith("the secret store " + CreateWithStoreTest.class.getName()),
                    refusal.getMessage());
        }
    }

    @Test
    void aStoreThatHoldsSomethingIsRefusedBeforeAnythingIsSentAndTheWaysOutAreNamed() {
        ScriptedStore store = new ScriptedStore();
        store.stored = StoredSecret.of(Secret.of("fake-older"), "1");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, store));
        assertEquals(
                "the secret store memory:scripted already holds a secret; nothing was sent. createIfAbsent(…) keeps a"
                        + " secret that works; a Rotation replaces it and its token.",
                refusal.getMessage());
        assertEquals(List.of("check", "read"), store.steps);
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void aStoreThatCannotWriteIsDetectedBeforeAnythingIsCreated() {
        ScriptedStore full = new ScriptedStore();
        full.closed = new IOException("disk full");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, full));
        assertEquals(
                "the secret store memory:scripted cannot be used; nothing was sent. See the cause.",
                refusal.getMessage());
        assertEquals(List.of("check"), full.steps);
        assertEquals(Map.of(), tokens.alive);
    }

    private PartialCreateException kept(ScriptedStore store) {
        PartialCreateException partial = assertThrows(PartialCreateException.class, () -> tokens.create(SPEC, store));
        assertEquals(Outcome.APPLIED, partial.outcome());
        assertEquals(tokens.alive.keySet(), Set.of(partial.id().orElseThrow()));
        assertEquals(tokens.issued, partial.takeSecret().orElseThrow());
        assertTrue(partial.takeSecret().isEmpty(), "given once");
        return partial;
    }

    private CreateRolledBackException rolledBack(ScriptedStore store) {
        CreateRolledBackException undone =
                assertThrows(CreateRolledBackException.class, () -> tokens.create(SPEC, store));
        assertEquals(Outcome.NOT_APPLIED, undone.outcome());
        assertEquals(Map.of(), tokens.alive);
        return undone;
    }

    private static void storeAnother(ScriptedStore store) {
        store.stored = StoredSecret.of(Secret.of("fake-other"), "7");
    }

    @Test
    void aWriteThatFailedWithoutAProofThatNothingWasWrittenKeepsTheTokenAndGivesItsSecretOnce() {
        for (Throwable failure : List.of(
                new IOException("full"),
                new IllegalStateException("sealed"),
                new OutOfMemoryError("heap"),
                new TimeoutException("sneaked by a language without checked exceptions"))) {
            PartialCreateException partial = kept(ScriptedStore.failing(failure));
            assertEquals(
                    "createThing at acme/1: storing the secret failed; token acme/1/t1 was created, and was kept because"
                            + " the step may have succeeded."
                            + " Take its secret from this exception, or delete the token.",
                    partial.getMessage());
            tokens.alive.clear();
        }
    }

    @Test
    void aConflictWithAnotherWritersSecretRollsTheCreateBack() {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            storeAnother(store);
            throw new SecretChangedException("somewhere");
        };
        assertEquals(
                "createThing at acme/1: storing the secret failed; the token was deleted. See the cause, then create it again.",
                rolledBack(store).getMessage());
        assertEquals(1, store.writes());
    }

    @Test
    void aConflictOfWhichNothingElseIsKnownKeepsTheToken() {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            store.closed = new IOException("down");
            throw new SecretChangedException("somewhere");
        };
        kept(store);
    }

    @Test
    void aConflictThatTheUnchangedStoreContradictsKeepsTheToken() {
        kept(ScriptedStore.failing(new SecretChangedException("its own repetition")));
    }

    @Test
    void aConflictWithAnEarlierWriteOfTheSameSecretKeepsTheToken() {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            // The first write is made and its response lost; reads are stale, and the second write is refused.
            throw store.writes() == 1 ? new IOException("no response") : new SecretChangedException("somewhere");
        };
        kept(store);
        assertEquals(2, store.writes());
    }

    @Test
    void anotherVersionReadBackAfterAFailedWriteRollsTheCreateBack() {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            storeAnother(store);
            throw new IOException("no response");
        };
        rolledBack(store);
    }

    @Test
    void anotherVersionReadBackAfterASuccessfulWriteRollsTheCreateBack() {
        ScriptedStore store = new ScriptedStore();
        store.afterWrite = issued -> storeAnother(store);
        rolledBack(store);
    }

    @Test
    void aStoreThatGivesNothingBackKeepsTheToken() {
        ScriptedStore forgetful = new ScriptedStore();
        forgetful.afterWrite = issued -> forgetful.stored = null;
        ScriptedStore unreadable = new ScriptedStore();
        unreadable.afterWrite = issued -> unreadable.closed = new IOException("gone");
        for (ScriptedStore store : List.of(forgetful, unreadable)) {
            kept(store);
            tokens.alive.clear();
        }
    }

    @Test
    void aWriteWithoutAResponseIsMadeAgainWithTheSameSecret() {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            if (store.writes() < 3) {
                throw new IOException("no response");
            }
        };
        Token token = tokens.create(SPEC, store);
        assertEquals(Map.of(token.id(), token), tokens.alive);
        assertEquals(3, store.writes());
    }

    @Test
    void aWriteThatThrewIsASuccessIfTheStoreStillHoldsTheSecret() {
        for (Throwable failure : List.of(new IOException("no response"), new SecretChangedException("its own retry"))) {
            ScriptedStore store = new ScriptedStore();
            store.afterWrite = issued -> {
                throw CreateWithStoreTest.<IOException>sneak(failure);
            };
            Token token = tokens.create(SPEC, store);
            assertEquals(Map.of(token.id(), token), tokens.alive);
            tokens.alive.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-\u00fc", "fake-\ud800", "fake \u0020token", "fake\n", "fake-\u202e"})
    void aSecretThatAStoreCouldChangeIsNotWrittenAndGivenToTheCaller(String secret) {
        tokens.issued = Secret.of(secret);
        ScriptedStore store = new ScriptedStore();
        PartialCreateException partial = kept(store);
        assertEquals(
                "secret has a character that is not visible ASCII, which a store could change; it was not written",
                partial.getCause().getMessage());
        assertEquals(0, store.writes());
    }

    private static ScriptedStore lostRace(Runnable first) {
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            storeAnother(store);
            first.run();
            throw new SecretChangedException("somewhere");
        };
        return store;
    }

    @Test
    void aDeletionThatFindsNoSuchTokenConfirmsNothingAndTheErrorHoldsTheSecret() {
        NotFoundException notSeenYet = (NotFoundException) MemoryTokens.response(ErrorKind.NOT_FOUND, 404);
        kept(lostRace(() -> tokens.failure = notSeenYet));
    }

    @Test
    void whenDeletingFailsTooTheErrorHoldsIdAndSecret() {
        for (RuntimeException failure :
                List.of(MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403), new IllegalStateException("bug"))) {
            PartialCreateException partial = kept(lostRace(() -> tokens.failure = failure));
            assertEquals(
                    "createThing at acme/1: storing the secret failed; token acme/1/t1 was created, and its deletion was"
                            + " not confirmed. Take its secret from this exception, or delete the token.",
                    partial.getMessage());
            tokens.failure = null;
            tokens.alive.clear();
        }
    }

    @Test
    void anInterruptDuringALostRaceDoesNotKeepTheTokenAlive() {
        rolledBack(lostRace(() -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted(), "the flag is restored");
    }

    @Test
    void anInterruptThatEndsTheWriteDoesNotKeepTheSecretFromTheStore() {
        ScriptedStore interrupted = new ScriptedStore();
        interrupted.beforeWrite = issued -> {
            if (interrupted.writes() == 1) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        };
        Token token = tokens.create(SPEC, interrupted);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Map.of(token.id(), token), tokens.alive);
        assertEquals(tokens.issued, interrupted.stored.secret());
    }

    @Test
    void anInterruptEndsTheDelayBetweenTwoWrites() {
        ScriptedStore down = ScriptedStore.failing(new IOException("down"));
        tokens.time.onSleep(() -> Thread.currentThread().interrupt());
        kept(down);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(1, down.writes());
    }

    @Test
    void anInterruptDuringStoringDoesNotHideThatItIsStored() {
        ScriptedStore interrupted = new ScriptedStore();
        interrupted.afterWrite = issued -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        };
        Token token = tokens.create(SPEC, interrupted);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Map.of(token.id(), token), tokens.alive);
    }

    @Test
    void anIssuedTokenDoesNotPrintItsSecret() {
        IssuedToken issued = tokens.create(SPEC);
        assertEquals("IssuedToken[Token[acme/1/t1 \"ci\" ACTIVE]]", issued.toString());
        assertFalse(issued.toString().contains("secret"));
    }
}
