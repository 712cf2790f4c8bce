package io.apitokens.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UninterruptedTest {

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void workSeesNoInterruptAndTheThreadKeepsIt() {
        Thread.currentThread().interrupt();
        assertEquals(false, Uninterrupted.run(() -> Thread.currentThread().isInterrupted()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void workThatFailsKeepsTheInterruptToo() {
        Thread.currentThread().interrupt();
        assertThrows(
                IOException.class,
                () -> Uninterrupted.run(() -> {
                    throw new IOException("failed");
                }));
        assertTrue(Thread.interrupted());
    }

    @Test
    void anInterruptDuringTheWorkStays() {
        Uninterrupted.run(() -> {
            Thread.currentThread().interrupt();
            return 1;
        });
        assertTrue(Thread.interrupted());
    }

    @Test
    void aThreadWithoutInterruptGetsNone() {
        Uninterrupted.run(() -> 1);
        assertFalse(Thread.interrupted());
    }
}
