package io.apitokens.benchmarks.stock;

import io.apitokens.benchmarks.stock.astro.ApiClient;
import io.apitokens.benchmarks.stock.astro.ApiException;
import io.apitokens.benchmarks.stock.astro.api.AstroApi;
import io.apitokens.benchmarks.stock.astro.model.ApiToken;
import io.apitokens.benchmarks.stock.astro.model.CreateApiTokenRequest;
import io.apitokens.benchmarks.stock.astro.model.TokenScope;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Calls of Astro with the stock generator's client. */
public final class StockAstro {

    private final AstroApi api;
    private final String organization;

    public StockAstro(String origin, String organization) {
        this.organization = organization;
        ApiClient client = new ApiClient();
        client.setBasePath(origin + "/v1");
        client.setBearerToken("eyJ-sim.credential-of-the.benchmarks");
        api = new AstroApi(client);
    }

    public long create() throws ApiException {
        CreateApiTokenRequest request = new CreateApiTokenRequest()
                .name("ci")
                .description("made by the benchmarks")
                .scope(TokenScope.WORKSPACE)
                .entityId("clm8pxjjw000008l23jm08hyu")
                .role("WORKSPACE_OPERATOR")
                .tokenExpiryPeriodInDays(30);
        ApiToken token = api.createApiToken(organization, request);
        String secret = token.getToken();
        return seconds(token.getCreatedAt())
                + seconds(token.getStartAt())
                + seconds(token.getEndAt())
                + seconds(token.getUpdatedAt())
                + (secret == null ? 0 : secret.length());
    }

    private static long seconds(@Nullable OffsetDateTime date) {
        if (date == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.toEpochSecond();
    }
}
