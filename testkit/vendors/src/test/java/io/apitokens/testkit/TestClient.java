package io.apitokens.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client: it sends each request once, without retries or redirects, and returns the response. */
record TestClient(String baseUrl, String authorization) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();

    record Reply(int status, Headers headers, String text) {
        JsonElement json() {
            return JsonParser.parseString(text);
        }

        JsonObject object() {
            return json().getAsJsonObject();
        }

        JsonArray array() {
            return json().getAsJsonArray();
        }

        /** Returns one field of each element of an array body. */
        List<String> strings(String member) {
            List<String> values = new ArrayList<>();
            array().forEach(item ->
                    values.add(item.getAsJsonObject().get(member).getAsString()));
            return values;
        }

        /** Returns the first invalid field that Astro's error body names. */
        String invalidField() {
            JsonObject error = object().getAsJsonArray("fieldErrors").get(0).getAsJsonObject();
            return error.get("field").getAsString();
        }

        String string(String member) {
            return object().get(member).getAsString();
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }

        List<String> headers(String name) {
            return headers.values(name);
        }
    }

    TestClient as(String otherAuthorization) {
        return new TestClient(baseUrl, otherAuthorization);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    private Reply send(String method, String path, @Nullable String body) {
        Request.Builder request = new Request.Builder()
                .url(baseUrl + path)
                .method(method, body == null ? null : RequestBody.create(body, body.isEmpty() ? null : JSON));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (Response response = HTTP.newCall(request.build()).execute()) {
            return new Reply(
                    response.code(), response.headers(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
