package io.apitokens.checks.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.testkit.SimulatedVendors;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uses the extension as README shows it, with the version of JUnit on the class path. */
@ExtendWith(SimulatedVendors.class)
class VendorsTest {

    private static final List<SimulatedVendor> SEEN = new ArrayList<>();

    private SimulatedGcore before;

    @BeforeEach
    void keep(SimulatedGcore gcore) {
        before = gcore;
    }

    @Test
    void aTestGetsItsSimulators(SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta) {
        assertSame(before, gcore);
        SEEN.addAll(List.of(gcore, astro, okta));
    }

    @AfterEach
    void theyStillRunAfterTheTest(SimulatedGcore gcore) {
        assertSame(before, gcore);
        assertEquals(2, gcore.liveTokenIds().size());
    }

    @AfterAll
    static void theyAreClosedInTheEnd() {
        assertEquals(3, SEEN.size());
        for (SimulatedVendor vendor : SEEN) {
            int port = URI.create(vendor.baseUrl()).getPort();
            Assertions.assertThrows(ConnectException.class, () -> new Socket(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        }
    }
}
