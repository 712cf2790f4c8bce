package io.apitokens.benchmarks.hand;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hand-written calls of Okta, with dates as {@link Instant}. */
public final class HandTypedOkta {

    private static final Type TOKENS = new TypeToken<List<ApiToken>>() {}.getType();

    private final Gson gson = new GsonBuilder()
            .registerTypeAdapter(Instant.class, new InstantAdapter())
            .create();
    private final HandHttp http = new HandHttp(gson, "SSWS 00sim-credential-of-the-benchmarks");
    private final String origin;

    public HandTypedOkta(String origin) {
        this.origin = origin;
    }

    static final class ApiToken {
        @Nullable
        String id;

        @Nullable
        String name;

        @Nullable
        String userId;

        @Nullable
        String clientName;

        @Nullable
        String tokenWindow;

        HandOkta.@Nullable Network network;

        @Nullable
        Instant expiresAt;

        @Nullable
        Instant created;

        @Nullable
        Instant lastUpdated;

        @SerializedName("_links")
        HandOkta.@Nullable Links links;
    }

    public long get(String id) throws IOException {
        ApiToken token =
                http.call(http.request(origin + "/api/v1/api-tokens/" + id).build(), ApiToken.class);
        return dates(token);
    }

    public long list() throws IOException {
        List<ApiToken> tokens =
                http.call(http.request(origin + "/api/v1/api-tokens").build(), TOKENS);
        return dates(tokens);
    }

    /** Parses a list without the network. */
    public long decode(String json) {
        List<ApiToken> tokens = gson.fromJson(json, TOKENS);
        return dates(tokens);
    }

    private static long dates(List<ApiToken> tokens) {
        long sum = 0;
        for (ApiToken token : tokens) {
            sum += dates(token);
        }
        return sum;
    }

    private static long dates(ApiToken token) {
        return seconds(token.created) + seconds(token.expiresAt) + seconds(token.lastUpdated);
    }

    private static long seconds(@Nullable Instant date) {
        if (date == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.getEpochSecond();
    }
}
