package io.apitokens.benchmarks.hand;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Hand-written calls of Astro, with dates as strings. */
public final class HandAstro {

    private static final MediaType JSON = MediaType.get("application/json");

    private final HandHttp http;
    private final String url;

    public HandAstro(String origin, String organization, OkHttpClient client) {
        this.http = new HandHttp(client, new Gson(), "Bearer eyJ-sim.credential-of-the.benchmarks");
        this.url = origin + "/v1/organizations/" + organization + "/tokens";
    }

    static final class NewToken {
        String name = "ci";
        String description = "made by the benchmarks";
        String scope = "WORKSPACE";
        String entityId = "clm8pxjjw000008l23jm08hyu";
        String role = "WORKSPACE_OPERATOR";
        Integer tokenExpiryPeriodInDays = 30;
    }

    static final class ApiToken {
        @Nullable
        String id;

        @Nullable
        String name;

        @Nullable
        String description;

        @Nullable
        String scope;

        @Nullable
        String kind;

        @Nullable
        String shortToken;

        @Nullable
        String startAt;

        @Nullable
        String endAt;

        @Nullable
        Long expiryPeriodInDays;

        @Nullable
        String createdAt;

        @Nullable
        String updatedAt;

        @Nullable
        String lastUsedAt;

        @Nullable
        String lastRotatedAt;

        @Nullable
        List<Role> roles;

        @Nullable
        String token;

        @Nullable
        Profile createdBy;

        @Nullable
        Profile updatedBy;
    }

    static final class Role {
        @Nullable
        String entityType;

        @Nullable
        String entityId;

        @Nullable
        String role;

        @Nullable
        String deploymentId;
    }

    static final class Profile {
        @Nullable
        String id;

        @Nullable
        String subjectType;

        @Nullable
        String username;

        @Nullable
        String fullName;

        @Nullable
        String avatarUrl;

        @Nullable
        String apiTokenName;
    }

    public long create() throws IOException {
        Request request = http.request(url)
                .post(RequestBody.create(http.json(new NewToken()), JSON))
                .build();
        ApiToken token = http.call(request, ApiToken.class);
        return length(token.createdAt)
                + length(token.startAt)
                + length(token.endAt)
                + length(token.updatedAt)
                + length(token.token);
    }

    private static long length(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("the response lacks a field");
        }
        return text.length() + text.charAt(text.length() - 1);
    }
}
