package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Account;
import io.apitokens.Token;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests the lists that rotations share. */
class SweepTest {

    private static final Instant T = Instant.parse("2030-01-15T10:00:00Z");

    private final Sweep sweep = Sweep.create();
    private final AtomicInteger lists = new AtomicInteger();

    private int listsAfter(String account, Instant notBefore, Instant now) {
        sweep.list(new Account("acme", account), notBefore, now, () -> {
            lists.incrementAndGet();
            return List.<Token>of();
        });
        return lists.get();
    }

    @Test
    void aListServesRotationsForWhichItBeganLateEnough() {
        assertEquals(1, listsAfter("1", T, T.plusSeconds(1)));
        assertEquals(1, listsAfter("1", T.plusSeconds(1), T.plusSeconds(9)));
        assertEquals(2, listsAfter("1", T.plusSeconds(2), T.plusSeconds(9)));
        assertEquals(3, listsAfter("2", T, T.plusSeconds(9)));
    }
}
