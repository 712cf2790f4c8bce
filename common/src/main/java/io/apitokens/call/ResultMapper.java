package io.apitokens.call;

import io.apitokens.VendorSpi;
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
     * Converts a result.
     *
     * @param value the decoded result
     * @return the converted result
     * @throws JsonShapeException if the response is about something else than the request, or cannot be converted; the
     *     message must not quote the response
     */
    R map(T value) throws JsonShapeException;
}
