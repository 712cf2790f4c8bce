package io.apitokens.examples;

import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.time.Instant;

/** Creates clients of simulated vendors. Their time source is manual, so that no call waits in real time. */
final class Clients {

    static final Instant START = Instant.parse("2025-06-01T08:00:00Z");

    private Clients() {}

    static GcoreIam.Builder of(SimulatedGcore gcore, ManualTiming timing) {
        return GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .timing(timing);
    }

    static AstroIam.Builder of(SimulatedAstro astro, ManualTiming timing) {
        return AstroIam.builder()
                .baseUrl(astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(astro.credential())
                .organizationId(astro.organizationId())
                .timing(timing);
    }

    static OktaIam.Builder of(SimulatedOkta okta, ManualTiming timing) {
        return OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timing(timing);
    }
}
