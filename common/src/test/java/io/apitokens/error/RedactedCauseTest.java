package io.apitokens.error;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.apitokens.SecretChangedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactedCauseTest {

    private static final String QUOTED = "fake-quoted-secret\r\n\u001b[31mforged";

    private static ApiTokenException causedBy(Throwable cause) {
        ApiTokenException failure = ConfigurationException.of(CallFacts.NO_CALL, "failed", cause);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("fake-quoted-secret"), trace.toString());
        return failure;
    }

    @Test
    void aForeignCauseKeepsItsClassStackCausesAndSuppressedOnesButNoMessage() {
        IOException inner = new IOException(QUOTED);
        IllegalStateException closing = new IllegalStateException(QUOTED, inner);
        RuntimeException foreign = new RuntimeException(QUOTED, inner);
        foreign.addSuppressed(closing);
        Throwable kept = causedBy(foreign).getCause();
        assertEquals("java.lang.RuntimeException", kept.toString());
        assertArrayEquals(foreign.getStackTrace(), kept.getStackTrace());
        assertEquals("java.io.IOException", kept.getCause().toString());
        assertEquals("java.lang.IllegalStateException", kept.getSuppressed()[0].toString());
    }

    @Test
    void anErrorOfThisLibraryKeepsItsMessage() {
        ApiTokenException own = InvalidInputException.of("name", "is empty");
        assertSame(own, causedBy(own).getCause());
        own.addSuppressed(NoCredentialsException.of(List.of("nothing")));
        assertSame(own, causedBy(own).getCause());
    }

    @Test
    void aForeignExceptionSuppressedInAnErrorOfThisLibraryHasNoMessageEither() {
        ApiTokenException own = InvalidInputException.of("name", "is empty");
        own.addSuppressed(new IOException(QUOTED));
        Throwable kept = causedBy(own).getCause();
        assertEquals("io.apitokens.error.InvalidInputException: name is empty", kept.toString());
        assertEquals("java.io.IOException", kept.getSuppressed()[0].toString());
        ApiTokenException outer = TransportException.of(CallFacts.NO_CALL, "lost", null);
        outer.addSuppressed(own);
        causedBy(outer);
    }

    @Test
    void aWriteThatAStoreRefusedStaysRecognisableWithoutThePlaceThatItNamed() {
        SecretChangedException foreign = new SecretChangedException(QUOTED);
        foreign.addSuppressed(new IOException(QUOTED));
        Throwable kept = causedBy(foreign).getCause();
        assertInstanceOf(SecretChangedException.class, kept);
        assertArrayEquals(foreign.getStackTrace(), kept.getStackTrace());
        assertEquals("java.io.IOException", kept.getSuppressed()[0].toString());
    }

    @Test
    void exceptionsThatReferToEachOtherEndSomewhere() {
        List<Exception> ring = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ring.add(new Exception(QUOTED));
        }
        ring.forEach(one -> ring.stream().filter(other -> !other.equals(one)).forEach(one::addSuppressed));
        ring.get(0).initCause(ring.get(1));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> causedBy(ring.get(0)));
    }

    @Test
    void anExceptionThatCannotBeReadIsNamed() {
        Exception hostile = new Exception(QUOTED) {
            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException(QUOTED);
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException(QUOTED);
            }
        };
        assertEquals(hostile.getClass().getName(), causedBy(hostile).getCause().toString());
    }
}
