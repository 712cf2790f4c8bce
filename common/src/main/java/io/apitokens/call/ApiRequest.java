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
 * Builds one call, for generated code. Set the path values in the order of the path's parameters, then query and body,
 * then the type of the result. Used once; not safe for use by many threads.
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
    private @Nullable Object content;

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
     * @throws InvalidInputException if the value is not exactly one path segment; the message does not quote it
     */
    public ApiRequest path(String name, String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw InvalidInputException.of(name, value.isEmpty() ? "is empty" : "is a dot segment");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '/' || c == '\\' || Character.isISOControl(c)) {
                throw InvalidInputException.of(name, "contains a slash or a control character");
            }
        }
        next(name);
        UrlEncoding.append(url, value);
        url.append(operation.literal(pathValues));
        return this;
    }

    /**
     * Sets the next parameter of the path, whose format the vendor's specification defines.
     *
     * @param name the parameter's name
     * @param value its value
     * @param pattern must match the whole value
     * @return this
     * @throws InvalidInputException if the value does not match; the message does not quote it
     */
    public ApiRequest path(String name, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw InvalidInputException.of(name, "does not have the form of this id");
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
            throw new IllegalStateException(operation + " has no parameter " + name);
        }
        pathValues++;
    }

    /**
     * Adds a parameter to the query.
     *
     * @param name the parameter's name
     * @param value its value; null omits the parameter
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
     * @param values its values; null or an empty list omits the parameter
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
     * @param value the value to send as JSON
     * @param adapter writes the value
     * @param <B> the type of the value
     * @return this
     */
    public <B> ApiRequest body(B value, TypeAdapter<B> adapter) {
        content = value;
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
     * Creates a call that ignores the body of a successful response.
     *
     * @return the call
     */
    public ApiCall<@Nullable Void> returningNothing() {
        return call(Decoder.NOTHING);
    }

    /**
     * Creates a call that returns an object.
     *
     * @param adapter reads the object
     * @param <T> the type of the object
     * @return the call
     */
    public <T> ApiCall<T> returning(TypeAdapter<T> adapter) {
        return call(Decoder.object(adapter));
    }

    /**
     * Creates a call that returns an object with a secret. A response without the secret is an error.
     *
     * @param adapter reads the object
     * @param secret returns the secret of the object, or null
     * @param <T> the type of the object
     * @return the call
     */
    public <T> ApiCall<T> issuing(TypeAdapter<T> adapter, Function<T, @Nullable Secret> secret) {
        return call(Decoder.issued(adapter, secret));
    }

    /**
     * Creates a call that returns a bare array.
     *
     * @param item reads one element
     * @param <T> the type of the elements
     * @return the call
     */
    public <T> ApiCall<List<T>> returningList(TypeAdapter<T> item) {
        return call(Decoder.list(item));
    }

    /**
     * Creates a call that returns one page: a bare array, with the next page in a {@code Link} header.
     *
     * @param item reads one element
     * @param cursor the page to request; null for the first
     * @param <T> the type of the elements
     * @return the call
     * @throws InvalidInputException if the cursor does not belong to this operation
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

    /**
     * Checks that a cursor is the path and complete query of this operation. A link or a saved cursor cannot lead
     * elsewhere.
     */
    private static boolean isCursor(String path, String cursor) {
        return cursor.startsWith(path)
                && (cursor.length() == path.length() || cursor.charAt(path.length()) == '?')
                && cursor.chars().allMatch(c -> c > ' ' && c <= '~' && c != '\\' && c != '#');
    }

    private <T extends @Nullable Object> ApiCall<T> call(Decoder<T> decoder) {
        if (pathValues != operation.parameterCount()) {
            throw new IllegalStateException(operation + " needs the parameter " + operation.parameter(pathValues));
        }
        boolean bodyDue = operation.method() == HttpMethod.POST || operation.method() == HttpMethod.PUT;
        byte[] sent = body == null && bodyDue ? EMPTY : body;
        return new PreparedCall<>(
                client,
                operation,
                url.toString(),
                sent,
                decoder,
                client.options(),
                client.proposal(operation, content));
    }
}
