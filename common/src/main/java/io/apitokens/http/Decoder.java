package io.apitokens.http;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonToken;
import io.apitokens.Secret;
import io.apitokens.json.AnswerReader;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns a whole, successful answer into its value. */
@FunctionalInterface
interface Decoder<T extends @Nullable Object> {

    /** The decoder of operations that answer nothing. */
    Decoder<@Nullable Void> NOTHING = (headers, in) -> null;

    /**
     * Reads the answer.
     *
     * @param headers the answer's headers
     * @param in the answer's body
     * @return the value
     * @throws JsonShapeException if the document is not of the shape that is needed
     * @throws IOException if it is no JSON document
     */
    T decode(Headers headers, AnswerReader in) throws IOException;

    /** Reads one object. */
    static <V> Decoder<V> object(TypeAdapter<V> adapter) {
        return (headers, in) -> required(adapter.read(in));
    }

    /** Reads one object that must hold a secret. */
    static <V> Decoder<V> issued(TypeAdapter<V> adapter, Function<V, @Nullable Secret> secret) {
        return (headers, in) -> {
            V value = required(adapter.read(in));
            if (secret.apply(value) == null) {
                throw new JsonShapeException("the answer holds no secret");
            }
            return value;
        };
    }

    /** Reads a bare array. */
    static <V> Decoder<List<V>> list(TypeAdapter<V> item) {
        return (headers, in) -> {
            List<V> items = new ArrayList<>();
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                throw new JsonShapeException("expected an array");
            }
            in.beginArray();
            while (in.hasNext()) {
                items.add(required(item.read(in)));
            }
            in.endArray();
            return List.copyOf(items);
        };
    }

    /** Reads a bare array whose next page is named by a {@code Link} header. */
    static <V> Decoder<Page<V>> page(TypeAdapter<V> item, BaseUrl base, Predicate<String> isCursor) {
        Decoder<List<V>> items = list(item);
        return (headers, in) -> {
            String next = Links.next(headers, base);
            if (next != null && !isCursor.test(next)) {
                throw new JsonShapeException("the link to the next page leads to something else than this list");
            }
            return Page.of(items.decode(headers, in), next);
        };
    }

    private static <V> V required(@Nullable V value) throws JsonShapeException {
        if (value == null) {
            throw new JsonShapeException("expected an object");
        }
        return value;
    }
}
