package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.astro.AstroIam;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedVendors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample in the javadoc of the JUnit extension. */
// tag::SimulatedVendors
@ExtendWith(SimulatedVendors.class)
class ListTokensTest {

    @Test
    void everyLiveTokenIsListed(SimulatedAstro vendor) {
        try (AstroIam astro = AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(vendor.credential())
                .organizationId(vendor.organizationId())
                .build()) {
            assertEquals(
                    vendor.liveTokenIds().size(), astro.tokens().list().toList().size());
        }
    }
}
// end::SimulatedVendors
