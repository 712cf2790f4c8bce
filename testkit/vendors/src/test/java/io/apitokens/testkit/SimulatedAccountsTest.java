package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that several accounts of one vendor can run beside each other. */
class SimulatedAccountsTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2030-01-15T10:00:00Z"));

    private static void assertSeparate(Supplier<SimulatedVendor> first, Supplier<SimulatedVendor> second) {
        try (SimulatedVendor one = first.get();
                SimulatedVendor other = second.get()) {
            assertTrue(Collections.disjoint(one.liveTokenIds(), other.liveTokenIds()));
            assertNotEquals(one.credential(), other.credential());
            assertFalse(one.accepts(other.credential()));
            assertNotEquals(one.baseUrl(), other.baseUrl());
        }
    }

    @Test
    void accountsOfOneVendorShareNoTokenIdAndNoSecret() {
        assertSeparate(() -> SimulatedGcore.start(NOW), () -> SimulatedGcore.start(NOW, 7));
        assertSeparate(() -> SimulatedAstro.start(NOW), () -> SimulatedAstro.start(NOW, "clsimother"));
        assertSeparate(() -> SimulatedOkta.start(NOW), () -> SimulatedOkta.start(NOW, 7));
    }

    @Test
    void anAccountHasTheIdItWasStartedWith() {
        try (SimulatedGcore gcore = SimulatedGcore.start(NOW, 7);
                SimulatedAstro astro = SimulatedAstro.start(NOW, "clsimother")) {
            TestClient ofGcore = new TestClient(
                    gcore.baseUrl(), "APIKey " + gcore.credential().expose());
            assertEquals(200, ofGcore.get("/iam/v2/clients/7/tokens").status());
            assertEquals(403, ofGcore.get("/iam/v2/clients/8/tokens").status());
            assertEquals("7", ofGcore.get("/iam/clients/me").string("id"));
            TestClient ofAstro = new TestClient(
                    astro.baseUrl(), "Bearer " + astro.credential().expose());
            assertEquals(200, ofAstro.get("/organizations/clsimother/tokens").status());
            assertEquals(
                    404,
                    ofAstro.get("/organizations/clx42kkcm01fo01o06agtmshg/tokens")
                            .status());
        }
    }

    @Test
    void anIdThatCannotBeOneIsRefused() {
        List<Supplier<SimulatedVendor>> wrong = List.of(
                () -> SimulatedGcore.start(NOW, 0),
                () -> SimulatedAstro.start(NOW, "a/b"),
                () -> SimulatedOkta.start(NOW, -1));
        wrong.forEach(each -> assertThrows(IllegalArgumentException.class, each::get));
    }
}
