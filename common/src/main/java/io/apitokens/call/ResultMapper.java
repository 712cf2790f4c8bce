package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ResponseException;
import io.apitokens.json.JsonShapeException;
import org.jspecify.annotations.Nullable;

/**
 * Converts the result of a successful call, and checks that it is about what was requested. See {@link ApiCall#map}.
 *
 * @param <T> the result as the call decoded it
 * @param <R> the converted result
 */
@VendorSpi
@FunctionalInterface
public interface ResultMapper<T extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Converts a result. Any other exception than those below makes the response unreadable, too; its message is dropped.
     *
     * @param value the decoded result
     * @param facts the facts of the call, with the outcome of its success
     * @return the converted result
     * @throws JsonShapeException if the response is about something else than the request, or cannot be converted; the
     *     message must not quote the response
     * @throws ResponseException if the response means an error, such as the record of a deleted token
     */
    R map(T value, CallFacts facts) throws JsonShapeException;
}
