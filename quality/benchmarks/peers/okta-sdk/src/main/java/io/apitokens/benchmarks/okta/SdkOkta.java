package io.apitokens.benchmarks.okta;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.cache.Caches;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.ApiTokenApi;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.ApiToken;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Calls of Okta with Okta's own library, without its cache. */
public final class SdkOkta {

    private final ApiTokenApi api;

    public SdkOkta(String origin) {
        // The library has no other way to accept a test server.
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        api = new ApiTokenApi(Clients.builder()
                .setOrgUrl(origin)
                .setClientCredentials(new TokenClientCredentials("00sim-credential-of-the-benchmarks"))
                .setCacheManager(Caches.newDisabledCacheManager())
                .build());
    }

    public long get(String id) throws ApiException {
        return dates(api.getApiToken(id));
    }

    public long list() throws ApiException {
        long sum = 0;
        for (ApiToken token : api.listApiTokens()) {
            sum += dates(token);
        }
        return sum;
    }

    public long missing(String id) throws ApiException {
        try {
            return get(id);
        } catch (ApiException e) {
            if (e.getCode() == 0) {
                throw e;
            }
            return e.getCode();
        }
    }

    private static long dates(ApiToken token) {
        return seconds(token.getCreated()) + seconds(token.getExpiresAt()) + seconds(token.getLastUpdated());
    }

    private static long seconds(@Nullable OffsetDateTime date) {
        if (date == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.toEpochSecond();
    }
}
