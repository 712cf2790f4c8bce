package io.apitokens.call;

import static java.time.Duration.ofSeconds;

import io.apitokens.TimeSource;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.VendorRules.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The minimal vendor with a rate limit of one request in ten seconds, and with pauses that its responses request. */
final class RateLimitedAcme extends ClientBuilder<RateLimitedAcme> {

    static final RateLimit ONE_IN_TEN_SECONDS = new RateLimit("things", 1, ofSeconds(10));

    /** The window as the client applies it: 4 % longer. */
    static final Duration WINDOW = Duration.ofMillis(10_400);

    private final String url;

    private RateLimitedAcme(@Nullable RateLimit limit, String url) {
        super(new Rules(limit), ofSeconds(60));
        this.url = url;
    }

    static RateLimitedAcme limited(LoopbackServer server, TimeSource timeSource) {
        return at(server.url(), ONE_IN_TEN_SECONDS, timeSource);
    }

    static RateLimitedAcme unlimited(LoopbackServer server, TimeSource timeSource) {
        return at(server.url(), null, timeSource);
    }

    private static RateLimitedAcme at(String url, @Nullable RateLimit limit, TimeSource timeSource) {
        return new RateLimitedAcme(limit, url)
                .allowHttpOnLoopback()
                .credentials(CredentialSource.fixed(Credential.of("Bearer", Acme.KEY)))
                .timeSource(timeSource);
    }

    @Override
    protected RateLimitedAcme self() {
        return this;
    }

    ApiClient build() {
        return client(Acme.ACCOUNT, parseBaseUrl("baseUrl", url), "credentials(…)");
    }

    private record Rules(@Nullable RateLimit limit) implements VendorRules {

        @Override
        public String vendor() {
            return "acme";
        }

        @Override
        public VendorError readError(RawResponse response) {
            return VendorError.SILENT;
        }

        @Override
        public @Nullable RateLimit rateLimit(Operation operation) {
            return limit;
        }

        @Override
        public @Nullable Duration pause(RawResponse response, Instant now) {
            return response.headers().first("Pause").map(Duration::parse).orElse(null);
        }
    }
}
