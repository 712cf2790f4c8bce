package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroCursorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0~null~",
                "~2026-08-01T10:00:00Z~a",
                "-1~2026-08-01T10:00:00Z~a",
                "1.5~2026-08-01T10:00:00Z~a",
                "99999999999999999999~2026-08-01T10:00:00Z~a",
                "1~yesterday~a",
                "1~2026-08-01~a",
                "1~2026-08-01T10:00:00Z",
                "eyJhbGciOiJub25lIn0.sim.sim",
                "https://evil.example/?offset=1",
                "1&limit=0~2026-08-01T10:00:00Z~a",
                "1~2026-08-01T10:00:00Z~",
                "1~2026-08-01T10:00:00Z~a,",
                "1~2026-08-01T10:00:00Z~a b\r\nc"
            })
    void whatIsNoCursorIsRefusedWithoutBeingQuotedAndWithoutARequest(String text) {
        try (TestOrganization fixture = new TestOrganization()) {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class,
                    () -> fixture.tokens().list().from(text).toList());

            assertEquals("cursor", refused.field());
            assertTrue(refused.getMessage().matches("cursor is not a cursor of this list"), refused.getMessage());
            assertEquals(Outcome.NOT_APPLIED, refused.outcome());
            assertFalse(refused.toString().contains("evil"));
            assertEquals(0, fixture.astro.requests().size());
        }
    }
}
