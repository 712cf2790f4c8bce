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
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges JSON with a secret store, for the secret stores of this package. Error messages never quote responses or
 * headers: either may contain a secret. The JDK's client does not send a PUT or POST again, and by default follows no
 * redirect.
 */
final class StoreClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String store;
    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * A status and a document, which is an empty object if the body is not a JSON object. It has no string form,
     * because it may contain a secret.
     */
    static final class Response {

        private final int status;
        private final JsonObject document;

        private Response(int status, JsonObject document) {
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
        // Accepts https, and http to this machine only.
        this.address = BaseUrl.parse("address", address, true).toString();
    }

    String address() {
        return address;
    }

    URI uri(String path) {
        return URI.create(address + path);
    }

    /** Sends a request and returns the response, whatever its status. */
    Response send(String method, String path, Map<String, String> headers, @Nullable JsonObject body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(utf8(body.toString())));
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException e) {
            // Drop the cause: its message quotes the header.
            throw new IOException("the credential for " + store + " contains a character that a header does not allow");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), document(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + store);
        }
    }

    /** Encodes a string, or throws: other encoders replace half a surrogate pair by a question mark, in silence. */
    static byte[] utf8(String text) throws IOException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new IOException("the secret cannot be stored without a change; nothing was written");
        }
    }

    /** Returns the document of a response, which must have the status 200 or 201. */
    JsonObject require(Response response) throws IOException {
        if (response.status() != 200 && response.status() != 201) {
            throw failure(response);
        }
        return response.document();
    }

    IOException failure(Response response) {
        return new IOException(store + " returned the status " + response.status());
    }

    /** Returns a string of a document, or throws an error that does not quote the document. */
    String text(JsonObject document, String... path) throws IOException {
        String text = find(document, path);
        if (text == null) {
            throw new IOException("the response of " + store + " has no " + String.join(".", path));
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

    /** Parses an object; returns an empty one if the string is not an object. */
    static JsonObject document(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    /** Creates an object from alternating names and values; null values are left out. */
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
