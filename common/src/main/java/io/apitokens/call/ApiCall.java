package io.apitokens.call;

import io.apitokens.error.ApiTokenException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call of one operation, not yet made. An immutable value: executing it twice makes the call twice.
 *
 * @param <T> what the operation answers; {@code Void}, and then null, if nothing
 */
public interface ApiCall<T extends @Nullable Object> {

    /**
     * Tells which operation this calls.
     *
     * @return the operation
     */
    Operation operation();

    /**
     * Limits the time of the call with all its attempts and waits.
     *
     * @param timeout the time, positive
     * @return the changed copy
     */
    ApiCall<T> timeout(Duration timeout);

    /**
     * Limits how often the call is repeated where a repetition is safe.
     *
     * @param retries 0 for exactly one request
     * @return the changed copy
     */
    ApiCall<T> retries(int retries);

    /**
     * Makes the call and waits. An interrupt of the thread ends a wait between attempts at once; it ends a read of an answer
     * at once on HTTP/2 and on virtual threads, else within the read timeout. The time for resolving a host name is not
     * bounded by the timeout.
     *
     * @return the answer
     * @throws ApiTokenException if the call fails; {@code outcome()} tells whether it took effect
     */
    T execute();

    /**
     * Makes the call on the client's executor. Cancelling the future ends the call at once; cancelling one that issues a
     * secret returns false once it is being sent, so that the secret is not lost.
     *
     * @return the answer to come; it fails with an {@link ApiTokenException}
     */
    CompletableFuture<T> executeAsync();

    /**
     * Makes the call and gives the successful answer as it came, unread.
     *
     * @return the answer, with the status and headers
     * @throws ApiTokenException if the call fails, as {@link #execute()}
     */
    RawResponse executeRaw();
}
