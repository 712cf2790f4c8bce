package io.apitokens.benchmarks;

import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedToken;
import java.time.Duration;
import java.time.Instant;

/** Revokes many tokens of one account at a distant vendor that accepts five deletions in any second. */
final class BulkRevocation {

    private static final int TOKENS = 2500;

    /** That between continents: one request after another would use a third of the rate. */
    private static final Duration LATENCY = Duration.ofMillis(100);

    private BulkRevocation() {}

    static void measure(Figures figures) {
        OverlappingTime time = new OverlappingTime(Instant.parse("2030-01-01T00:00:00Z"));
        try (SimulatedAstro vendor = SimulatedAstro.start(time);
                WindowedTransport gateway = new WindowedTransport(OkHttpTransport.create(), time, LATENCY);
                AstroIam astro = client(vendor, time, gateway)) {
            for (int i = 0; i < TOKENS; i++) {
                vendor.addToken(SimulatedToken.of("doomed-" + i));
            }
            RevocationPlan plan =
                    Revocation.of(astro.tokens()).plan(TokenFilter.all().nameStartsWith("doomed-"));
            time.forgetThreads();
            long begun = time.nanoTime();
            int left = plan.apply(TOKENS).remaining().size();
            double seconds = (gateway.last() - begun) / 1e9;
            // In n seconds the vendor accepts five deletions per second, and five more at the start.
            double allowed = WindowedTransport.DELETES_PER_SECOND * (seconds + 1);
            figures.add("revocation.2500.429", gateway.refused());
            figures.add("revocation.2500.left", left + vendor.liveTokenIds().size() - 1);
            figures.add("revocation.2500.share", TOKENS / allowed);
        }
    }

    private static AstroIam client(SimulatedAstro vendor, OverlappingTime time, WindowedTransport gateway) {
        String own = vendor.liveTokenIds().iterator().next();
        return AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .organizationId(vendor.organizationId())
                .apiToken(vendor.credential())
                .ownToken(TokenId.parse("astro/" + vendor.organizationId() + "/" + own))
                .allowHttpOnLoopback()
                .timeSource(time)
                .transport(gateway)
                .build();
    }
}
