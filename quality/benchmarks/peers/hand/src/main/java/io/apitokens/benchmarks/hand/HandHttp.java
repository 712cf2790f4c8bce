package io.apitokens.benchmarks.hand;

import com.google.gson.Gson;
import java.io.IOException;
import java.lang.reflect.Type;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The shared part of the hand-written calls: OkHttp, one request, a status check, Gson. */
final class HandHttp {

    private final OkHttpClient client;
    private final Gson gson;
    private final String authorization;

    /** Creates calls with a client of OkHttp's defaults. */
    HandHttp(Gson gson, String authorization) {
        this(new OkHttpClient(), gson, authorization);
    }

    HandHttp(OkHttpClient client, Gson gson, String authorization) {
        this.client = client;
        this.gson = gson;
        this.authorization = authorization;
    }

    Request.Builder request(String url) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("User-Agent", "benchmarks/1");
    }

    String json(Object value) {
        return gson.toJson(value);
    }

    /** Sends a request and parses the body from one string: {@code charStream()} makes every benchmark slower. */
    <T> T call(Request request, Type type) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful()) {
                throw new HandException(response.code(), body);
            }
            return gson.fromJson(body, type);
        }
    }
}
