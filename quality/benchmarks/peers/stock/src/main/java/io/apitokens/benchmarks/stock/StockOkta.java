package io.apitokens.benchmarks.stock;

import com.google.gson.reflect.TypeToken;
import io.apitokens.benchmarks.stock.okta.ApiClient;
import io.apitokens.benchmarks.stock.okta.ApiException;
import io.apitokens.benchmarks.stock.okta.JSON;
import io.apitokens.benchmarks.stock.okta.api.OktaApi;
import io.apitokens.benchmarks.stock.okta.model.ApiToken;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of Okta with the stock generator's client. */
public final class StockOkta {

    private static final Type TOKENS = new TypeToken<List<ApiToken>>() {}.getType();

    private final OktaApi api;

    public StockOkta(String origin) {
        ApiClient client = new ApiClient();
        client.setBasePath(origin);
        client.setApiKeyPrefix("SSWS");
        client.setApiKey("00sim-credential-of-the-benchmarks");
        api = new OktaApi(client);
    }

    public long get(String id) throws ApiException {
        return dates(api.getApiToken(id));
    }

    public long list() throws ApiException {
        return dates(api.listApiTokens());
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

    /** Parses a list without the network. */
    public long decode(String json) {
        return dates(JSON.<List<ApiToken>>deserialize(json, TOKENS));
    }

    private static long dates(List<ApiToken> tokens) {
        long sum = 0;
        for (ApiToken token : tokens) {
            sum += dates(token);
        }
        return sum;
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
