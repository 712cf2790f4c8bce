package io.apitokens.benchmarks;

import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.astro.AstroIam;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Iterates over a million tokens page by page, in a heap too small for a tenth of them. */
final class Walk {

    static final int TOKENS = 1_000_000;
    static final int HEAP_MEBIBYTES = 32;

    private static final int QUARTER = TOKENS / 4;
    private static final int BETWEEN_SAMPLES = 20_000;

    private Walk() {}

    static void measure(Figures figures) throws IOException {
        try (Child server = PageServer.start(TOKENS, 0);
                Child walk = Child.start(List.of("-Xmx" + HEAP_MEBIBYTES + "m"), Walk.class, server.hearSome())) {
            walk.hearFigures(figures);
        }
        if (!figures.has("walk1M.tokens") || figures.median("walk1M.tokens") != TOKENS) {
            throw new IOException("the walk did not give all tokens");
        }
    }

    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        long seen = 0;
        long quarterPeak = 0;
        long peak = 0;
        try (AstroIam astro = AstroIam.builder()
                .baseUrl(arguments[0] + "/v1")
                .apiToken(Secret.of("eyJ-sim.credential-of-the.benchmarks"))
                .organizationId(Responses.ORGANIZATION)
                .allowHttpOnLoopback()
                .withoutRateLimiting()
                .build()) {
            for (Token token : astro.tokens().list()) {
                seen += token.created().isPresent() ? 1 : 0;
                if (seen % BETWEEN_SAMPLES == BETWEEN_SAMPLES / 2) {
                    quarterPeak = Math.max(quarterPeak, liveBytes());
                }
                if (seen % QUARTER == 0) {
                    System.out.println("walk1M.quarter" + seen / QUARTER + " " + mebibytes(quarterPeak));
                    peak = Math.max(peak, quarterPeak);
                    quarterPeak = 0;
                }
            }
        }
        System.out.println("walk1M.peak " + mebibytes(peak));
        System.out.println("walk1M.tokens " + seen);
        System.out.println("walk1M.seconds " + (System.nanoTime() - begun) / 1e9);
        System.exit(0);
    }

    /** Returns the heap bytes in use after a forced collection. */
    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double mebibytes(long bytes) {
        return bytes / (1024.0 * 1024);
    }
}
