package io.apitokens.benchmarks.hand;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Hand-written calls of Okta, with dates as strings. The result of each call depends on all dates, so all are read. */
public final class HandOkta {

    private static final Type TOKENS = new TypeToken<List<ApiToken>>() {}.getType();

    private final Gson gson = new Gson();
    private final HandHttp http;
    private final String origin;

    public HandOkta(String origin) {
        this(origin, new OkHttpClient());
    }

    public HandOkta(String origin, OkHttpClient client) {
        this.origin = origin;
        this.http = new HandHttp(client, gson, "SSWS 00sim-credential-of-the-benchmarks");
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

        @Nullable
        Network network;

        @Nullable
        String expiresAt;

        @Nullable
        String created;

        @Nullable
        String lastUpdated;

        @SerializedName("_links")
        @Nullable
        Links links;
    }

    static final class Network {
        @Nullable
        String connection;

        @Nullable
        List<String> include;

        @Nullable
        List<String> exclude;
    }

    static final class Links {
        @Nullable
        Link self;

        @Nullable
        Link user;
    }

    static final class Link {
        @Nullable
        String href;

        @Nullable
        Hints hints;
    }

    static final class Hints {
        @Nullable
        List<String> allow;
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

    public long missing(String id) throws IOException {
        try {
            return get(id);
        } catch (HandException e) {
            return e.status();
        }
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
        return length(token.created) + length(token.expiresAt) + length(token.lastUpdated);
    }

    private static long length(@Nullable String date) {
        if (date == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.length() + date.charAt(date.length() - 1);
    }
}
