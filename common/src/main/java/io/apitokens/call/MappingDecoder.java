package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.error.CallFacts;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.ResponseException;
import io.apitokens.json.JsonShapeException;
import org.jspecify.annotations.Nullable;

/** Converts the result of another decoder. A conversion that fails makes the response unusable. */
record MappingDecoder<T extends @Nullable Object, R extends @Nullable Object>(
        Decoder<T> decoder, ApiCall.Mapper<? super T, ? extends R> mapper) implements Decoder<R> {

    @Override
    public Decoded<R> decode(RawResponse response, CallFacts facts) {
        Decoded<T> decoded = decoder.decode(response, facts);
        if (decoded instanceof Decoded.Value<T> found) {
            return map(found.value(), response, facts);
        }
        if (decoded instanceof Decoded.Partial<T> partial) {
            Decoded<R> mapped = map(partial.value(), response, facts);
            return mapped instanceof Decoded.Value<R> whole
                    ? new Decoded.Partial<>(whole.value(), partial.problem())
                    : mapped;
        }
        if (decoded instanceof Decoded.Unusable<T> unusable) {
            return new Decoded.Unusable<>(
                    unusable.problem(), unusable.secret(), unusable.cut(), unusable.foreign(), unusable.id());
        }
        return new Decoded.Refused<>(((Decoded.Refused<T>) decoded).error());
    }

    private Decoded<R> map(T value, RawResponse response, CallFacts facts) {
        try {
            return new Decoded.Value<>(mapper.map(value, facts));
        } catch (ResponseException e) {
            return new Decoded.Refused<>(e);
        } catch (Throwable e) {
            return Decoded.unusable(problem(e), secretIn(response));
        }
    }

    /** Describes a failed conversion. The message of a foreign exception may quote the response. */
    static String problem(Throwable e) {
        return e instanceof JsonShapeException || e instanceof InvalidInputException
                ? String.valueOf(e.getMessage())
                : "the response cannot be converted (" + e.getClass().getSimpleName() + ")";
    }

    @Override
    public @Nullable Secret secretIn(RawResponse response) {
        return decoder.secretIn(response);
    }
}
