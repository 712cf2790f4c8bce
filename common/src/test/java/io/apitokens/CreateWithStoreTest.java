package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
        assertEquals(MemoryTokens.ISSUED, store.stored.secret());
        assertEquals(Map.of(token.id(), token), tokens.alive);
    }

    @Test
    void whatWasStoredBeforeIsReplacedOnlyIfItIsStillThatVersion() {
        ScriptedStore store = new ScriptedStore();
        store.stored = StoredSecret.of(Secret.of("fake-older"), "1");
        tokens.create(SPEC, store);
        assertEquals("write acme/1/t1 over 1", store.steps.get(2));
    }

    @Test
    void aStoreThatCannotWriteIsDetectedBeforeAnythingIsCreated() {
        ScriptedStore full = new ScriptedStore();
        full.closed = new IOException("disk full");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, full));
        assertEquals("the secret store cannot be used; nothing was sent. See the cause.", refusal.getMessage());
        assertEquals("java.io.IOException", refusal.getCause().toString());
        assertEquals(List.of("check"), full.steps);
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void whateverAStoreThrowsAtItsCheckNothingIsCreated() {
        for (Throwable failure : List.of(
                new IllegalStateException("sealed"),
                new NoSuchMethodError("of another version"),
                new TimeoutException("sneaked by a language without checked exceptions"))) {
            ScriptedStore broken = new ScriptedStore() {
                @Override
                public void check() {
                    throw CreateWithStoreTest.<RuntimeException>sneak(failure);
                }
            };
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, broken));
            assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
            assertEquals(failure.getClass().getName(), refusal.getCause().toString());
            assertEquals(Map.of(), tokens.alive);
        }
    }

    @Test
    void anErrorWithoutACallNamesNone() {
        IssuedToken issued = IssuedToken.of(tokens.create(SPEC).token(), MemoryTokens.ISSUED);
        assertEquals(
                "storing the secret failed; the token was deleted. See the cause, then create it again.",
                SecretDelivery.rollBack(tokens, issued, "storing the secret", new IOException())
                        .getMessage());
    }

    @Test
    void whenStoringFailsTheTokenIsDeletedAgain() {
        for (Throwable failure : List.of(
                new IOException("full"),
                new SecretChangedException("somewhere"),
                new IllegalStateException("sealed"),
                new OutOfMemoryError("heap"),
                new TimeoutException("sneaked by a language without checked exceptions"))) {
            CreateRolledBackException rolledBack = assertThrows(
                    CreateRolledBackException.class, () -> tokens.create(SPEC, ScriptedStore.failing(failure)));
            assertTrue(rolledBack.getMessage().contains("storing the secret failed; the token was deleted"));
            assertArrayEquals(failure.getStackTrace(), rolledBack.getCause().getStackTrace());
            assertEquals(Outcome.NOT_APPLIED, rolledBack.outcome());
            assertEquals(Map.of(), tokens.alive);
        }
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

    @Test
    void aWriteThatThrewAndCannotBeReadBackIsRolledBack() {
        ScriptedStore store = new ScriptedStore();
        IOException unreadable = new IOException("still no response");
        IOException lost = new IOException("no response");
        store.afterWrite = issued -> {
            store.closed = unreadable;
            throw lost;
        };
        CreateRolledBackException rolledBack =
                assertThrows(CreateRolledBackException.class, () -> tokens.create(SPEC, store));
        assertArrayEquals(lost.getStackTrace(), rolledBack.getCause().getStackTrace());
        assertArrayEquals(
                unreadable.getStackTrace(),
                rolledBack.getCause().getSuppressed()[0].getStackTrace());
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void whatIsNotReadBackAsItWasWrittenIsRolledBack() {
        ScriptedStore other = new ScriptedStore();
        other.afterWrite = issued -> other.stored = StoredSecret.of(Secret.of("fake-other"), "2");
        ScriptedStore forgetful = new ScriptedStore();
        forgetful.afterWrite = issued -> forgetful.stored = null;
        ScriptedStore unreadable = new ScriptedStore();
        unreadable.afterWrite = issued -> unreadable.closed = new IOException("gone");
        for (ScriptedStore store : List.of(other, forgetful, unreadable)) {
            CreateRolledBackException rolledBack =
                    assertThrows(CreateRolledBackException.class, () -> tokens.create(SPEC, store));
            assertTrue(rolledBack.getMessage().contains("reading the secret back failed; the token was deleted"));
            assertEquals(Map.of(), tokens.alive);
        }
    }

    @Test
    void aDeletionThatFindsNoSuchTokenConfirmsNothingAndTheErrorHoldsTheSecret() {
        NotFoundException notSeenYet = (NotFoundException) MemoryTokens.response(ErrorKind.NOT_FOUND, 404);
        ScriptedStore store = new ScriptedStore();
        store.beforeWrite = issued -> {
            tokens.failure = notSeenYet;
            throw new IOException("full");
        };
        PartialCreateException partial = assertThrows(PartialCreateException.class, () -> tokens.create(SPEC, store));
        assertEquals(Outcome.APPLIED, partial.outcome());
        assertEquals(tokens.alive.keySet(), Set.of(partial.id().orElseThrow()));
        assertEquals(MemoryTokens.ISSUED, partial.takeSecret().orElseThrow());
        assertTrue(partial.takeSecret().isEmpty(), "given once");
        assertSame(notSeenYet, partial.getCause().getSuppressed()[0]);
    }

    @Test
    void whenDeletingFailsTooTheErrorHoldsIdAndSecret() {
        for (RuntimeException failure :
                List.of(MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403), new IllegalStateException("bug"))) {
            ScriptedStore store = new ScriptedStore();
            store.beforeWrite = issued -> {
                tokens.failure = failure;
                throw new IOException("full");
            };
            PartialCreateException partial =
                    assertThrows(PartialCreateException.class, () -> tokens.create(SPEC, store));
            TokenId id = tokens.alive.keySet().iterator().next();
            assertTrue(partial.getMessage().contains("storing the secret failed; token acme/1/t1 was created"));
            assertEquals(id, partial.id().orElseThrow());
            assertEquals(MemoryTokens.ISSUED, partial.takeSecret().orElseThrow());
            assertTrue(partial.takeSecret().isEmpty(), "given once");
            assertEquals("java.io.IOException", partial.getCause().toString());
            assertArrayEquals(
                    failure.getStackTrace(),
                    partial.getCause().getSuppressed()[0].getStackTrace());
            tokens.failure = null;
            tokens.alive.clear();
        }
    }

    @Test
    void anInterruptDuringStoringDoesNotKeepTheTokenAlive() {
        ScriptedStore interrupted = new ScriptedStore();
        interrupted.beforeWrite = issued -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        };
        assertThrows(CreateRolledBackException.class, () -> tokens.create(SPEC, interrupted));
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Map.of(), tokens.alive);
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
