package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedVendors.class)
class SimulatedVendorsTest {
    private static final Set<SimulatedVendor> SEEN = new HashSet<>();

    private @org.jspecify.annotations.Nullable SimulatedGcore before;

    @BeforeEach
    void keep(SimulatedGcore gcore) {
        before = gcore;
    }

    @RepeatedTest(2)
    void eachTestGetsFreshSimulatorsAndItsMethodsTheSameOnes(
            SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta) {
        assertSame(before, gcore);
        assertTrue(SEEN.add(gcore) && SEEN.add(astro) && SEEN.add(okta));
    }

    @AfterAll
    static void theSimulatorsAreClosedAfterEachTest() {
        assertEquals(6, SEEN.size());
        for (SimulatedVendor vendor : SEEN) {
            TestClient client = new TestClient(vendor.baseUrl(), "");
            assertThrows(UncheckedIOException.class, () -> client.get("/"));
        }
    }
}
