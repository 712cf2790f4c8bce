package io.apitokens.call;

import io.apitokens.error.ApiTokenException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The end of one attempt of a call. */
sealed interface AttemptResult<R extends @Nullable Object> {

    /** A success. */
    record Success<R extends @Nullable Object>(R value) implements AttemptResult<R> {}

    /** A failure that ends the call. */
    record Failed<R extends @Nullable Object>(ApiTokenException error) implements AttemptResult<R> {}

    /**
     * A failure after which the same request may be sent again.
     *
     * @param error the failure, thrown if no retry follows
     * @param requestedDelay the delay that the vendor requested, or null
     * @param leastDelay the minimum delay, to which the backoff is added
     */
    record Retryable<R extends @Nullable Object>(
            ApiTokenException error, @Nullable Duration requestedDelay, Duration leastDelay)
            implements AttemptResult<R> {

        /** Creates a failure without a delay of the vendor's. */
        Retryable(ApiTokenException error) {
            this(error, null, Duration.ZERO);
        }
    }

    /** A DPoP proof that lacks the server's nonce. The request may be sent again with a proof that holds it. */
    record NonceDemanded<R extends @Nullable Object>(ApiTokenException error) implements AttemptResult<R> {}

    /** A rejected credential. The request may be sent again with another one. */
    record CredentialRejected<R extends @Nullable Object>(ApiTokenException error) implements AttemptResult<R> {}
}
