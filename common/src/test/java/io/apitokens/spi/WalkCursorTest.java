package io.apitokens.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkCursorTest {

    @Test
    void theTextOfACursorIsFrozenAndReadBack() {
        WalkCursor cursor = new WalkCursor(
                499,
                Instant.parse("2026-08-01T10:00:00.5Z"),
                new LinkedHashSet<>(List.of("clsim1", "clsim_2", "clsim-3")));

        assertEquals("499~2026-08-01T10:00:00.500Z~clsim1,clsim_2,clsim-3", cursor.toString());
        assertEquals(cursor, WalkCursor.parse(cursor.toString()));
    }
}
