package io.apitokens.call;

import io.apitokens.Page;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ResponseException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One prepared call of one operation. Immutable: executing it twice makes the call twice.
 *
 * <pre>{@code
 * var call = okta.api().getApiToken(id).timeout(Duration.ofSeconds(10)); // sends nothing yet
 * String name = call.execute().name();
 * CompletableFuture<String> later = call.executeAsync().thenApply(token -> token.name());
 * }</pre>
 *
 * @param <T> the type of the result; {@code Void}, and then null, if the operation returns nothing
 */
public interface ApiCall<T extends @Nullable Object> {

    /** {@return the operation that this call executes} */
    Operation operation();

    /**
     * Limits the total time of the call, including all attempts and delays.
     *
     * @param timeout from 1 nanosecond to 1 day
     * @return the changed copy
     */
    ApiCall<T> timeout(Duration timeout);

    /**
     * Limits the number of retries. Only failures after which a retry is safe are retried.
     *
     * @param retries 0 for exactly one request
     * @return the changed copy
     */
    ApiCall<T> retries(int retries);

    /**
     * Converts the result, and checks that the response is about what was requested. A conversion that fails makes the
     * response unreadable, with the outcome and the secret of the call.
     *
     * @param mapper converts a result
     * @param <R> the type of the converted result
     * @return the changed copy
     */
    <R extends @Nullable Object> ApiCall<R> map(Mapper<? super T, ? extends R> mapper);

    /**
     * Runs the call on a connection that carried no other request before. A call that changes something always does; a
     * read needs it where its response decides about a secret.
     *
     * @return the changed copy
     */
    ApiCall<T> onFreshConnection();

    /**
     * Executes the call and blocks until it ends. Interrupting the thread ends a delay between attempts at once. It
     * ends the reading of a response at once on HTTP/2 and on virtual threads, otherwise within the read timeout. The
     * timeout does not limit the resolution of the host name.
     *
     * @return the result
     * @throws ApiTokenException if the call fails; {@code outcome()} says whether it took effect
     */
    T execute();

    /**
     * Executes the call on the client's executor. Cancelling the future ends the call at once. While a request that
     * issues a secret is being sent, cancelling returns false and the call continues, so that the secret is not lost.
     *
     * @return the future result; it fails with an {@link ApiTokenException}
     */
    CompletableFuture<T> executeAsync();

    /**
     * Executes the call and returns the successful response without decoding its body.
     *
     * @return the response, with its status and headers
     * @throws ApiTokenException if the call fails, as {@link #execute()}
     */
    RawResponse executeRaw();

    /**
     * Converts the result of a successful call, and checks that it is about what was requested. See {@link #map}.
     *
     * @param <T> the result as the call decoded it
     * @param <R> the converted result
     */
    @FunctionalInterface
    interface Mapper<T extends @Nullable Object, R extends @Nullable Object> {

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

        /**
         * Converts the records of a list one by one. Those that cannot be converted are left out and reported by {@link
         * Page#unreadable()}.
         *
         * @param records the records
         * @param nextCursor the cursor of the next page; null if this is the last
         * @param facts the facts of the call
         * @return the page of the converted records
         */
        default Page<R> page(List<? extends T> records, @Nullable String nextCursor, CallFacts facts) {
            List<R> items = new ArrayList<>(records.size());
            String problem = null;
            for (T value : records) {
                try {
                    items.add(map(value, facts));
                } catch (IOException | RuntimeException e) {
                    problem = problem == null ? MappingDecoder.problem(e) : problem;
                }
            }
            Page<R> page = Page.of(items, nextCursor);
            int missing = records.size() - items.size();
            return problem == null
                    ? page
                    : page.withUnreadable(UnreadableResponseException.of(
                            facts, missing + " of the records cannot be read: " + problem, null));
        }
    }
}
