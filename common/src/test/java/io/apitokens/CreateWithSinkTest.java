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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A token whose secret could not be stored does not stay alive, or its secret is in the error. */
class CreateWithSinkTest {

    private static final TokenSpec SPEC = TokenSpec.named("ci")
            .grant("ADMIN", Resource.account())
            .neverExpires()
            .build();

    private final MemoryTokens tokens = new MemoryTokens("1");

    @Test
    void theSecretIsStoredBeforeTheTokenIsReturned() {
        List<String> stored = new ArrayList<>();
        Token token = tokens.create(
                SPEC,
                issued -> stored.add(issued.token().id() + " " + issued.secret().expose()));
        assertEquals(List.of("acme/1/t1 fake-issued-secret"), stored);
        assertEquals(Map.of(token.id(), token), tokens.alive);
    }

    @Test
    void aSinkThatCannotStoreIsNoticedBeforeAnythingIsCreated() {
        SecretSink full = new SecretSink() {
            @Override
            public void check() throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void store(IssuedToken issued) {
                throw new AssertionError();
            }
        };
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> tokens.create(SPEC, full));
        assertEquals("the sink cannot store a secret; nothing was sent", refusal.getMessage());
        assertEquals("disk full", refusal.getCause().getMessage());
        assertEquals(Map.of(), tokens.alive);
    }

    @Test
    void whenStoringFailsTheTokenIsDeletedAgain() {
        for (Throwable failure :
                List.of(new IOException("full"), new IllegalStateException("sealed"), new OutOfMemoryError("heap"))) {
            CreateUndoneException undone =
                    assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, failing(failure)));
            assertEquals(
                    "create at acme/1: storing the secret failed; the token was deleted again", undone.getMessage());
            assertSame(failure, undone.getCause());
            assertEquals(Outcome.NOT_APPLIED, undone.outcome());
            assertEquals(Map.of(), tokens.alive);
        }
    }

    @Test
    void aDeletionThatFindsNoSuchTokenProvesNothingAndTheErrorHoldsTheSecret() {
        NotFoundException notSeenYet = (NotFoundException) MemoryTokens.answer(ErrorKind.NOT_FOUND, 404);
        SecretSink sink = issued -> {
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
    void aSinkInALanguageWithoutCheckedExceptionsUndoesTheCreateToo() {
        TimeoutException sneaked = new TimeoutException("vault");
        CreateUndoneException undone = assertThrows(
                CreateUndoneException.class,
                () -> tokens.create(SPEC, issued -> CreateWithSinkTest.<RuntimeException>sneak(sneaked)));
        assertSame(sneaked, undone.getCause());
        assertEquals(Map.of(), tokens.alive);
    }

    /** Throws what the compiler would not let pass. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void whenDeletingFailsTooTheErrorHoldsIdAndSecret() {
        for (RuntimeException failure :
                List.of(MemoryTokens.answer(ErrorKind.PERMISSION_DENIED, 403), new IllegalStateException("bug"))) {
            SecretSink sink = issued -> {
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
        SecretSink interrupted = issued -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        };
        assertThrows(CreateUndoneException.class, () -> tokens.create(SPEC, interrupted));
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Map.of(), tokens.alive);
    }

    private static SecretSink failing(Throwable failure) {
        return issued -> {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw (IOException) failure;
        };
    }

    @Test
    void anIssuedTokenDoesNotPrintItsSecret() {
        IssuedToken issued = tokens.create(SPEC);
        assertEquals("IssuedToken[Token[acme/1/t1 \"ci\" ACTIVE]]", issued.toString());
        assertFalse(issued.toString().contains("secret"));
    }
}
