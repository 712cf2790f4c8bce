package io.apitokens.call;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonToken;
import io.apitokens.Page;
import io.apitokens.Secret;
import io.apitokens.error.CallFacts;
import io.apitokens.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decodes the result of a call from a complete, successful response. */
interface Decoder<T extends @Nullable Object> {

    /** The decoder of operations that return nothing. */
    Decoder<@Nullable Void> NOTHING = new Decoder<>() {
        @Override
        public Decoded<@Nullable Void> decode(RawResponse response, CallFacts facts) {
            if (response.bytes().length > 0) {
                return Decoded.foreign("the response has a body where none is documented", null);
            }
            return new Decoded.Value<@Nullable Void>(null);
        }
    };

    /** Returns the response without decoding it. */
    Decoder<RawResponse> UNREAD = (response, facts) -> new Decoded.Value<>(response);

    /**
     * Decodes the result.
     *
     * @param response the complete response
     * @param facts the facts of the successful call
     * @return the result, or the reason why there is none
     */
    Decoded<T> decode(RawResponse response, CallFacts facts);

    /** Returns a decoder that converts the result of this one. */
    default <R extends @Nullable Object> Decoder<R> then(ApiCall.Mapper<? super T, ? extends R> mapper) {
        return new MappingDecoder<>(this, mapper);
    }

    /** Returns the secret in the received part of an incomplete response; null if there is none. */
    default @Nullable Secret secretIn(RawResponse response) {
        return null;
    }

    /** Creates a decoder of one object. */
    static <V> DocumentDecoder<V> object(TypeAdapter<V> adapter) {
        return (headers, in) -> required(adapter.read(in));
    }

    /** Creates a decoder of one object that must hold a secret. */
    static <V> DocumentDecoder<V> issued(TypeAdapter<V> adapter, Function<V, @Nullable Secret> secret) {
        return (headers, in) -> {
            V value = required(adapter.read(in));
            if (secret.apply(value) == null) {
                throw new JsonShapeException("the response contains no secret");
            }
            return value;
        };
    }

    /** Creates a decoder of a bare array. */
    static <V> DocumentDecoder<List<V>> list(TypeAdapter<V> item) {
        return (headers, in) -> {
            List<V> items = new ArrayList<>();
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                throw new JsonShapeException("expected an array");
            }
            in.beginArray();
            while (in.hasNext()) {
                V read = in.element(item);
                if (read != null) {
                    items.add(read);
                }
            }
            in.endArray();
            return List.copyOf(items);
        };
    }

    /** Creates a decoder of a bare array whose next page is in a {@code Link} header. */
    static <V> DocumentDecoder<Page<V>> page(TypeAdapter<V> item, BaseUrl base, Predicate<String> isCursor) {
        DocumentDecoder<List<V>> items = list(item);
        return (headers, in) -> {
            String next = Links.next(headers, base);
            if (next != null && !isCursor.test(next)) {
                throw new JsonShapeException("the link to the next page is not a page of this list");
            }
            return Page.of(items.read(headers, in), next);
        };
    }

    private static <V> V required(@Nullable V value) throws JsonShapeException {
        if (value == null) {
            throw new JsonShapeException("expected an object");
        }
        return value;
    }
}
