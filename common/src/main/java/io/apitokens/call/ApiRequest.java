package io.apitokens.call;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Page;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call being put together, by generated code: values for the path in the order of its parameters, then query and body,
 * then what the answer is. Not safe for use by many threads; used once.
 */
@VendorSpi
public final class ApiRequest {

    private static final byte[] EMPTY = {};

    private final ApiClient client;
    private final Operation operation;
    private final StringBuilder url;
    private int pathValues;
    private char separator = '?';
    private byte @Nullable [] body;

    ApiRequest(ApiClient client, Operation operation) {
        this.client = client;
        this.operation = operation;
        this.url = new StringBuilder(128).append(client.baseUrl().toString()).append(operation.literal(0));
    }

    /**
     * Sets the next parameter of the path.
     *
     * @param name the parameter's name
     * @param value its value; percent-encoded as one segment
     * @return this
     * @throws InvalidInputException if the value would not be one whole segment; it is not quoted
     */
    public ApiRequest path(String name, String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw InvalidInputException.of(name, value.isEmpty() ? "is empty" : "is a dot segment");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '/' || c == '\\' || Character.isISOControl(c)) {
                throw InvalidInputException.of(name, "has a slash or a control character");
            }
        }
        next(name);
        UrlEncoding.append(url, value);
        url.append(operation.literal(pathValues));
        return this;
    }

    /**
     * Sets the next parameter of the path, whose form the vendor's specification gives.
     *
     * @param name the parameter's name
     * @param value its value
     * @param pattern what the whole value must match
     * @return this
     * @throws InvalidInputException if the value does not match; it is not quoted
     */
    public ApiRequest path(String name, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw InvalidInputException.of(name, "does not have the form of such an id");
        }
        return path(name, value);
    }

    /**
     * Sets the next parameter of the path.
     *
     * @param name the parameter's name
     * @param value its value, positive
     * @return this
     * @throws InvalidInputException if the value is not positive
     */
    public ApiRequest path(String name, long value) {
        if (value <= 0) {
            throw InvalidInputException.of(name, "is not positive");
        }
        next(name);
        url.append(value).append(operation.literal(pathValues));
        return this;
    }

    private void next(String name) {
        if (pathValues >= operation.parameterCount()
                || !operation.parameter(pathValues).equals(name)) {
            throw new IllegalStateException(operation + " has no parameter " + name + " here");
        }
        pathValues++;
    }

    /**
     * Adds a parameter to the query.
     *
     * @param name the parameter's name
     * @param value its value; null leaves it out
     * @return this
     */
    public ApiRequest query(String name, @Nullable Object value) {
        if (value != null) {
            url.append(separator).append(name).append('=');
            UrlEncoding.append(url, value.toString());
            separator = '&';
        }
        return this;
    }

    /**
     * Adds a parameter to the query, once for each value.
     *
     * @param name the parameter's name
     * @param values its values; null or none leave it out
     * @return this
     */
    public ApiRequest query(String name, @Nullable List<String> values) {
        if (values != null) {
            for (String value : values) {
                query(name, (Object) value);
            }
        }
        return this;
    }

    /**
     * Sets the body.
     *
     * @param value what to send, as JSON
     * @param adapter writes it
     * @param <B> its type
     * @return this
     */
    public <B> ApiRequest body(B value, TypeAdapter<B> adapter) {
        StringWriter text = new StringWriter(256);
        try (JsonWriter out = new JsonWriter(text)) {
            out.setSerializeNulls(false);
            adapter.write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body = text.toString().getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /**
     * Finishes a call whose success has no body that matters.
     *
     * @return the call
     */
    public ApiCall<@Nullable Void> returningNothing() {
        return call(Decoder.NOTHING);
    }

    /**
     * Finishes a call that answers an object.
     *
     * @param adapter reads it
     * @param <T> its type
     * @return the call
     */
    public <T> ApiCall<T> returning(TypeAdapter<T> adapter) {
        return call(Decoder.object(adapter));
    }

    /**
     * Finishes a call that answers an object with a secret, without which the answer is worth nothing.
     *
     * @param adapter reads the object
     * @param secret gives the secret of what was read
     * @param <T> its type
     * @return the call
     */
    public <T> ApiCall<T> issuing(TypeAdapter<T> adapter, Function<T, @Nullable Secret> secret) {
        return call(Decoder.issued(adapter, secret));
    }

    /**
     * Finishes a call that answers a bare array.
     *
     * @param item reads an item
     * @param <T> the items
     * @return the call
     */
    public <T> ApiCall<List<T>> returningList(TypeAdapter<T> item) {
        return call(Decoder.list(item));
    }

    /**
     * Finishes a call that answers a bare array, and names the next page in a {@code Link} header.
     *
     * @param item reads an item
     * @param cursor which page to ask for; null for the first
     * @param <T> the items
     * @return the call
     * @throws InvalidInputException if the cursor is not one of this operation's
     */
    public <T> ApiCall<Page<T>> returningPage(TypeAdapter<T> item, @Nullable String cursor) {
        int origin = client.baseUrl().origin().length();
        int query = url.indexOf("?");
        String path = url.substring(origin, query < 0 ? url.length() : query);
        if (cursor != null) {
            if (!isCursor(path, cursor)) {
                throw InvalidInputException.of("cursor", "is not a cursor of " + operation);
            }
            url.setLength(origin);
            url.append(cursor);
        }
        return call(Decoder.page(item, client.baseUrl(), next -> isCursor(path, next)));
    }

    /** A cursor is a path and a whole query of this very operation: neither a link nor a saved one may lead anywhere else. */
    private static boolean isCursor(String path, String cursor) {
        return cursor.startsWith(path)
                && (cursor.length() == path.length() || cursor.charAt(path.length()) == '?')
                && cursor.chars().allMatch(c -> c > ' ' && c <= '~' && c != '\\' && c != '#');
    }

    private <T extends @Nullable Object> ApiCall<T> call(Decoder<T> decoder) {
        if (pathValues != operation.parameterCount()) {
            throw new IllegalStateException(operation + " misses the parameter " + operation.parameter(pathValues));
        }
        boolean bodyDue = operation.method() == HttpMethod.POST || operation.method() == HttpMethod.PUT;
        byte[] content = body == null && bodyDue ? EMPTY : body;
        return new PreparedCall<>(client, operation, url.toString(), content, decoder, client.limits());
    }
}
