package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.error.ResponseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The result of decoding a response with a success status. */
sealed interface Decoded<T extends @Nullable Object> {

    /** A response that holds a valid result. */
    record Value<T extends @Nullable Object>(T value) implements Decoded<T> {}

    /**
     * A list of which some records could not be read.
     *
     * @param value the list of all other records
     * @param problem how many could not be read, and why; without any content of the document
     */
    record Partial<T extends @Nullable Object>(T value, String problem) implements Decoded<T> {}

    /**
     * A response that cannot be used.
     *
     * @param problem the problem, without any content of the document
     * @param secret the secret that was read before the failure, or null
     * @param cut the reason why the response is truncated; null if it is complete
     * @param foreign whether the response may come from something else than the vendor, so that it proves nothing
     * @param id the id that the response states, unchecked; null if none was read
     */
    record Unusable<T extends @Nullable Object>(
            String problem,
            @Nullable Secret secret,
            @Nullable IOException cut,
            boolean foreign,
            @Nullable String id) implements Decoded<T> {}

    /** A response whose content means an error, such as the record of a deleted token. */
    record Refused<T extends @Nullable Object>(ResponseException error) implements Decoded<T> {}

    /** Creates the result for a truncated response. */
    static <T extends @Nullable Object> Decoded<T> cut(IOException cut, @Nullable Secret secret) {
        return new Unusable<>("the response ended early", secret, cut, false, null);
    }

    /** Creates the result for a complete response: a retry would receive the same. */
    static <T extends @Nullable Object> Decoded<T> unusable(String problem, @Nullable Secret secret) {
        return new Unusable<>(problem, secret, null, false, null);
    }

    /** Creates the result for a response that the vendor does not send after a success. */
    static <T extends @Nullable Object> Decoded<T> foreign(String problem, @Nullable Secret secret) {
        return new Unusable<>(problem, secret, null, true, null);
    }
}
