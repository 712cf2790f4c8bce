package io.apitokens.benchmarks.ours;

import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.json.Timestamp;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import org.jspecify.annotations.Nullable;

/** Calls of Astro with this library, without the client-side rate limit for the vendor. */
public final class OursAstro implements AutoCloseable {

    private final AstroIam client;
    private final String organization;

    public OursAstro(String origin, String organization) {
        this(origin, organization, OkHttpTransport.create());
    }

    public OursAstro(String origin, String organization, HttpTransport transport) {
        this.organization = organization;
        this.client = AstroIam.builder()
                .baseUrl(origin + "/v1")
                .apiToken(Secret.of("eyJ-sim.credential-of-the.benchmarks"))
                .organizationId(organization)
                .transport(transport)
                .allowHttpOnLoopback()
                .withoutRateLimiting()
                .build();
    }

    public long create() {
        CreateApiTokenRequest request = CreateApiTokenRequest.builder()
                .name("ci")
                .description("made by the benchmarks")
                .scope(TokenScope.WORKSPACE)
                .entityId("clm8pxjjw000008l23jm08hyu")
                .role("WORKSPACE_OPERATOR")
                .tokenExpiryPeriodInDays(30L)
                .build();
        ApiToken token = client.api().createApiToken(organization, request).execute();
        Secret secret = token.token();
        return seconds(token.createdAt())
                + seconds(token.startAt())
                + seconds(token.endAt())
                + seconds(token.updatedAt())
                + (secret == null ? 0 : secret.expose().length());
    }

    private static long seconds(@Nullable Timestamp date) {
        if (date == null || date.instant() == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.instant().getEpochSecond();
    }

    @Override
    public void close() {
        client.close();
    }
}
