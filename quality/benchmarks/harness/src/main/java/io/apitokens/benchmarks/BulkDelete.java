package io.apitokens.benchmarks;

import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes a thousand tokens in sequence at a vendor that accepts five deletions in any second. */
final class BulkDelete {

    private static final int TOKENS = 1000;

    /** That between neighboring regions. */
    private static final Duration LATENCY = Duration.ofMillis(10);

    private BulkDelete() {}

    static void measure(Figures figures) throws IOException {
        ManualTimeSource clock = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
        WindowedTransport gateway = new WindowedTransport(OkHttpTransport.create(), clock, LATENCY);
        try (SimulatedAstro vendor = SimulatedAstro.start(clock);
                gateway) {
            List<TokenId> toDelete = make(vendor, clock, gateway);
            long begun = clock.nanoTime();
            try (AstroIam astro = builder(vendor, clock, gateway).build()) {
                toDelete.forEach(astro.tokens()::delete);
            }
            double seconds = (gateway.last() - begun) / 1e9;
            // In n seconds the vendor accepts five deletions per second, and five more at the start.
            double allowed = WindowedTransport.DELETES_PER_SECOND * (seconds + 1);
            figures.add("astro.bulkdelete.429", gateway.refused());
            figures.add("astro.bulkdelete.share", TOKENS / allowed);
            figures.add("astro.bulkdelete.left", vendor.liveTokenIds().size() - 1);
        }
    }

    private static List<TokenId> make(SimulatedAstro vendor, ManualTimeSource clock, WindowedTransport gateway) {
        List<TokenId> made = new ArrayList<>();
        try (AstroIam astro = builder(vendor, clock, gateway).withoutRateLimiting().build()) {
            TokenSpec spec = TokenSpec.builder("doomed")
                    .grant("ORGANIZATION_MEMBER", Resource.organization(vendor.organizationId()))
                    .neverExpires()
                    .build();
            for (int i = 0; i < TOKENS; i++) {
                made.add(astro.tokens().create(spec).token().id());
            }
        }
        return made;
    }

    private static AstroIam.Builder builder(SimulatedAstro vendor, ManualTimeSource clock, WindowedTransport gateway) {
        return AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .organizationId(vendor.organizationId())
                .apiToken(vendor.credential())
                .allowHttpOnLoopback()
                .timeSource(clock)
                .transport(gateway);
    }
}
