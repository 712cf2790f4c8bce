package io.apitokens.proofs;

import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedOkta;
import java.io.PrintStream;
import java.time.Duration;

/** Shows that a read with a timeout of one second ends in time while the vendor always returns 503. */
public final class DeadlineDemo {

    static final Duration LIMIT = Duration.ofSeconds(1);

    private DeadlineDemo() {}

    /**
     * Runs the demo in real time.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        try (SimulatedOkta okta = SimulatedOkta.start()) {
            run(okta, TimeSource.system(), System.out);
        }
    }

    /** Sends one read that cannot succeed, and returns how long the call took. */
    static Duration run(SimulatedOkta okta, TimeSource timeSource, PrintStream out) {
        try (OktaIam client = OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timeout(LIMIT)
                .retries(1000)
                .timeSource(timeSource)
                .build()) {
            TokenId id = TokenId.of(client.account(), okta.openTokenId());
            // The first call of a process loads classes; keep that time out of the measurement.
            client.api().getApiToken(id.value()).timeout(Duration.ofMinutes(1)).execute();
            okta.inject(Fault.status(503).every(1));
            int before = okta.requests().size();
            long start = timeSource.nanoTime();
            try {
                client.tokens().get(id);
            } catch (ApiTokenException e) {
                Duration took = Duration.ofNanos(timeSource.nanoTime() - start);
                out.println("deadline: " + LIMIT.toMillis() + " ms, took " + took.toMillis() + " ms, "
                        + (okta.requests().size() - before) + " requests, " + e.getMessage());
                return took;
            }
            throw new IllegalStateException("the read succeeded although the vendor is down");
        }
    }
}
