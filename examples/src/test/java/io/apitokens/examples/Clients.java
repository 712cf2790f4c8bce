package io.apitokens.examples;

import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.time.Instant;

/** Creates clients of simulated vendors. Their time source is manual, so that no call waits in real time. */
final class Clients {

    static final Instant START = Instant.parse("2025-06-01T08:00:00Z");

    private Clients() {}

    static GcoreIam.Builder of(SimulatedGcore gcore, ManualTimeSource timeSource) {
        return GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .timeSource(timeSource);
    }

    static AstroIam.Builder of(SimulatedAstro astro, ManualTimeSource timeSource) {
        return AstroIam.builder()
                .baseUrl(astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(astro.credential())
                .organizationId(astro.organizationId())
                .timeSource(timeSource);
    }

    static OktaIam.Builder of(SimulatedOkta okta, ManualTimeSource timeSource) {
        return OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timeSource(timeSource);
    }
}
