package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.json.JsonShapeException;
import org.jspecify.annotations.Nullable;

/** Converts the result of another decoder. A conversion that fails makes the response unusable. */
record MappingDecoder<T extends @Nullable Object, R extends @Nullable Object>(
        Decoder<T> decoder, ResultMapper<? super T, ? extends R> mapper) implements Decoder<R> {

    @Override
    public R decode(RawResponse response) throws UnusableResponseException {
        T value = decoder.decode(response);
        try {
            return mapper.map(value);
        } catch (JsonShapeException e) {
            throw UnusableResponseException.whole(String.valueOf(e.getMessage()), secretIn(response));
        } catch (RuntimeException e) {
            // The message of the exception may quote the response.
            throw UnusableResponseException.whole("the response cannot be converted", secretIn(response));
        }
    }

    @Override
    public @Nullable Secret secretIn(RawResponse response) {
        return decoder.secretIn(response);
    }
}
