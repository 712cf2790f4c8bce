package io.apitokens.call;

import io.apitokens.Page;
import io.apitokens.VendorSpi;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ResponseException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
