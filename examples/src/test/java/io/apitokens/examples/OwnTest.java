package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.error.LostCreateException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test as a user of this library writes it; the README shows it. */
// tag::own-test
@ExtendWith(SimulatedVendors.class)
class OwnTest {

    @Test
    void aLostResponseMakesOneTokenAndNotTwo(SimulatedGcore vendor) {
        TokenSpec spec = TokenSpec.builder("ci")
                .grant("Users", Resource.account())
                .neverExpires()
                .build();
        int before = vendor.liveTokenIds().size();
        vendor.inject(Fault.responseLost().on("POST", "/tokens"));
        try (GcoreIam gcore = GcoreIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(vendor.credential())
                .clientId(vendor.clientId())
                .build()) {
            assertThrows(LostCreateException.class, () -> gcore.tokens().create(spec));
        }
        assertEquals(before + 1, vendor.liveTokenIds().size());
    }
}
// end::own-test
