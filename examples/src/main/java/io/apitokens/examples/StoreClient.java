package io.apitokens.examples;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.apitokens.call.BaseUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speaks JSON with a secret store, for the sinks of this package. Answers and headers are never quoted in an error: either may
 * hold a secret. The JDK's client sends no PUT or POST a second time, and follows no redirect unless it is told to.
 */
final class StoreClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String store;
    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** A status and a document, which is an empty object if the body was no JSON object; does not print itself. */
    static final class Answer {

        private final int status;
        private final JsonObject document;

        private Answer(int status, JsonObject document) {
            this.status = status;
            this.document = document;
        }

        int status() {
            return status;
        }

        JsonObject document() {
            return document;
        }
    }

    StoreClient(String store, String address) {
        this.store = store;
        // https, or http to this machine.
        this.address = BaseUrl.parse("address", address, true).toString();
    }

    URI uri(String path) {
        return URI.create(address + path);
    }

    /** Sends a request; every answer is returned, whatever its status. */
    Answer send(String method, String path, Map<String, String> headers, @Nullable JsonObject body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException e) {
            // It quotes the header, and is not kept for that.
            throw new IOException("the credential for " + store + " cannot stand in a header");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), document(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + store);
        }
    }

    /** Takes an answer that must have the status 200 or 201. */
    JsonObject require(Answer answer) throws IOException {
        if (answer.status() != 200 && answer.status() != 201) {
            throw failure(answer);
        }
        return answer.document();
    }

    IOException failure(Answer answer) {
        return new IOException(store + " answered " + answer.status());
    }

    /** Gives a text of a document, or complains without quoting it. */
    String text(JsonObject document, String... path) throws IOException {
        String text = find(document, path);
        if (text == null) {
            throw new IOException(store + " answered without " + String.join(".", path));
        }
        return text;
    }

    static @Nullable String find(JsonObject document, String... path) {
        JsonElement found = document;
        for (String name : path) {
            found = found instanceof JsonObject object ? object.get(name) : null;
        }
        return found != null && found.isJsonPrimitive() ? found.getAsString() : null;
    }

    /** Reads an object; an empty one if the text is none. */
    static JsonObject document(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    /** Makes an object of names and values, two by two; a null is left out. */
    static JsonObject object(@Nullable Object... members) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < members.length; i += 2) {
            String name = Objects.toString(members[i]);
            Object value = members[i + 1];
            if (value instanceof JsonElement element) {
                object.add(name, element);
            } else if (value instanceof Number number) {
                object.addProperty(name, number);
            } else if (value != null) {
                object.addProperty(name, value.toString());
            }
        }
        return object;
    }
}
