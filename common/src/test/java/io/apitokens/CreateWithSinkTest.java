package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
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
class CreateWithSinkTest {

    private static final TokenSpec SPEC = TokenSpec.named("ci")
            .grant("ADMIN", Resource.account())
            .neverExpires()
            .build();

    private final MemoryTokens tokens = new MemoryTokens("1");

    @Test
    void anInterruptAfterTheWriteRollsBackNothing() {
        ScriptedSink sink = new ScriptedSink();
        sink.afterWrite = issued -> Thread.currentThread().interrupt();
        Token token = tokens.create(SPEC, sink);
        assertTrue(Thread.interrupted(), "the interrupt is lost");
        assertEquals(Set.of(token.id()), tokens.alive.keySet());
    }

    /** A store in memory that fails at configured steps. */
    private static final class ScriptedSink implements SecretSink {

        private final List<String> steps = new ArrayList<>();
        private @Nullable StoredSecret stored;
        private @Nullable IOException closed;
        private Step beforeWrite = issued -> {};
        private Step afterWrite = issued -> {};

        @FunctionalInterface
        private interface Step {
            void run(IssuedToken issued) throws IOException;
        }

        private static ScriptedSink failing(Throwable failure) {
            ScriptedSink sink = new ScriptedSink();
            sink.beforeWrite = issued -> {
                throw CreateWithSinkTest.<IOException>sneak(failure);
            };
            return sink;
        }

        private void step(String name) throws IOException {
            steps.add(name);
            if (closed != null) {
                throw closed;
            }
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
        ScriptedSink sink = new ScriptedSink();
        Token token = tokens.create(SPEC, sink);
        assertEquals(List.of("check", "read", "write acme/1/t1 over null", "read"), sink.steps);
        assertEquals(MemoryTokens.ISSUED, sink.stored.secret());
        assertEquals(Map.of(token.id(), token), tokens.alive);
    }

    @Test
    void whatWasStoredBeforeIsReplacedOnlyIfItIsStillThatVersion() {
        ScriptedSink sink = new ScriptedSink();
        sink.stored = StoredSecret.of(Secret.of("fake-older"), "1");
        tokens.create(SPEC, sink);
        assertEquals("write acme/1/t1 over 1", sink.steps.get(2));
    }

    @Test
    void aStoreThatCannotWriteIsDetectedBeforeAnythingIsCreated() {
        ScriptedSink full = new ScriptedSink();
        full.closed = new IOException("disk full");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, full));
        assertEquals("the sink cannot store a secret; nothing was sent", refusal.getMessage());
        assertEquals("disk full", refusal.getCause().getMessage());
        assertEquals(List.of("check"), full.steps);
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void whenStoringFailsTheTokenIsDeletedAgain() {
        for (Throwable failure : List.of(
                new IOException("full"),
                new NewerSecretException("somewhere"),
                new IllegalStateException("sealed"),
                new OutOfMemoryError("heap"),
                new TimeoutException("sneaked by a language without checked exceptions"))) {
            CreateUndoneException undone =
                    assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, ScriptedSink.failing(failure)));
            assertEquals(
                    "create at acme/1: storing the secret failed; the token was deleted again", undone.getMessage());
            assertSame(failure, undone.getCause());
            assertEquals(Outcome.NOT_APPLIED, undone.outcome());
            assertEquals(Map.of(), tokens.alive);
        }
    }

    @Test
    void aWriteThatThrewIsASuccessIfTheStoreStillHoldsTheSecret() {
        for (Throwable failure : List.of(new IOException("no answer"), new NewerSecretException("its own retry"))) {
            ScriptedSink sink = new ScriptedSink();
            sink.afterWrite = issued -> {
                throw CreateWithSinkTest.<IOException>sneak(failure);
            };
            Token token = tokens.create(SPEC, sink);
            assertEquals(Map.of(token.id(), token), tokens.alive);
            tokens.alive.clear();
        }
    }

    @Test
    void aWriteThatThrewAndCannotBeReadBackIsRolledBack() {
        ScriptedSink sink = new ScriptedSink();
        IOException unreadable = new IOException("still no answer");
        IOException lost = new IOException("no answer");
        sink.afterWrite = issued -> {
            sink.closed = unreadable;
            throw lost;
        };
        CreateUndoneException undone = assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, sink));
        assertSame(lost, undone.getCause());
        assertSame(unreadable, lost.getSuppressed()[0]);
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void whatIsNotReadBackAsItWasWrittenIsRolledBack() {
        ScriptedSink other = new ScriptedSink();
        other.afterWrite = issued -> other.stored = StoredSecret.of(Secret.of("fake-other"), "2");
        ScriptedSink forgetful = new ScriptedSink();
        forgetful.afterWrite = issued -> forgetful.stored = null;
        ScriptedSink unreadable = new ScriptedSink();
        unreadable.afterWrite = issued -> unreadable.closed = new IOException("gone");
        for (ScriptedSink sink : List.of(other, forgetful, unreadable)) {
            CreateUndoneException undone = assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, sink));
            assertEquals(
                    "create at acme/1: reading the secret back failed; the token was deleted again",
                    undone.getMessage());
            assertEquals(Map.of(), tokens.alive);
        }
    }

    @Test
    void aDeletionThatFindsNoSuchTokenConfirmsNothingAndTheErrorHoldsTheSecret() {
        NotFoundException notSeenYet = (NotFoundException) MemoryTokens.answer(ErrorKind.NOT_FOUND, 404);
        ScriptedSink sink = new ScriptedSink();
        sink.beforeWrite = issued -> {
            tokens.failure = notSeenYet;
            throw new IOException("full");
        };
        PartialCreateException partial = assertThrows(PartialCreateException.class, () -> tokens.create(SPEC, sink));
        assertEquals(Outcome.APPLIED, partial.outcome());
        assertEquals(tokens.alive.keySet(), Set.of(partial.id().orElseThrow()));
        assertEquals(MemoryTokens.ISSUED, partial.takeSecret().orElseThrow());
        assertTrue(partial.takeSecret().isEmpty(), "given once");
        assertSame(notSeenYet, partial.getCause().getSuppressed()[0]);
    }

    @Test
    void whenDeletingFailsTooTheErrorHoldsIdAndSecret() {
        for (RuntimeException failure :
                List.of(MemoryTokens.answer(ErrorKind.PERMISSION_DENIED, 403), new IllegalStateException("bug"))) {
            ScriptedSink sink = new ScriptedSink();
            sink.beforeWrite = issued -> {
                tokens.failure = failure;
                throw new IOException("full");
            };
            PartialCreateException partial =
                    assertThrows(PartialCreateException.class, () -> tokens.create(SPEC, sink));
            TokenId id = tokens.alive.keySet().iterator().next();
            assertEquals(
                    "create at acme/1: token acme/1/t1 was created, but storing the secret failed"
                            + " and its deletion was not confirmed; it took effect",
                    partial.getMessage());
            assertEquals(id, partial.id().orElseThrow());
            assertEquals(MemoryTokens.ISSUED, partial.takeSecret().orElseThrow());
            assertTrue(partial.takeSecret().isEmpty(), "given once");
            assertEquals("full", partial.getCause().getMessage());
            assertSame(failure, partial.getCause().getSuppressed()[0]);
            tokens.failure = null;
            tokens.alive.clear();
        }
    }

    @Test
    void anInterruptDuringStoringDoesNotKeepTheTokenAlive() {
        ScriptedSink interrupted = new ScriptedSink();
        interrupted.beforeWrite = issued -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        };
        assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, interrupted));
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void anInterruptDuringStoringDoesNotHideThatItIsStored() {
        ScriptedSink interrupted = new ScriptedSink();
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
