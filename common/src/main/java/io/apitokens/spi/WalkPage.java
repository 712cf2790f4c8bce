package io.apitokens.spi;

import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import io.apitokens.error.CallFacts;
import io.apitokens.error.UnreadableResponseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One response to a list, with the facts of its call. Its cursor is the vendor's own.
 *
 * @param page the records that could be read
 * @param order the order of the list
 * @param facts the facts of the call
 */
record WalkPage<T>(Page<T> page, Walks.Order<T> order, CallFacts facts) {

    /** Executes a call for a page. */
    static <T> WalkPage<T> of(ApiCall<Page<T>> call, Walks.Order<T> order) {
        CallFacts[] seen = {CallFacts.NO_CALL};
        // The result must be a page: only then are unreadable records reported in it instead of failing the call.
        Page<T> page = call.map((records, facts) -> {
                    seen[0] = facts;
                    return records;
                })
                .execute();
        return new WalkPage<>(page, order, seen[0]);
    }

    List<T> items() {
        return page.items();
    }

    boolean isLast() {
        return page.nextCursor().isEmpty();
    }

    /** Returns the vendor's position of the page that follows, also if records of this one could not be read. */
    long end() {
        String next = page.nextCursor().orElseThrow();
        try {
            return Long.parseLong(next);
        } catch (NumberFormatException notOurs) {
            throw unusable("the position of the next page is not a number");
        }
    }

    boolean beginsWithOneOf(WalkCursor given) {
        return !items().isEmpty() && given.includes(items().get(0), order);
    }

    /** Returns the records that the walk has not returned. */
    List<T> fresh(WalkCursor given) {
        List<T> fresh = new ArrayList<>(items());
        fresh.removeIf(record -> given.includes(record, order));
        return fresh;
    }

    /** Converts some of the records to the page that the walk returns. */
    <R> Page<R> with(List<T> fresh, @Nullable WalkCursor next, ApiCall.Mapper<T, R> each) {
        Page<R> converted = each.page(fresh, next == null ? null : next.toString(), facts);
        return page.unreadable().map(converted::withUnreadable).orElse(converted);
    }

    /** Requires that each record has the creation time by which a walk over several pages finds its place. */
    WalkPage<T> inOrder() {
        if (items().stream().anyMatch(record -> order.created().apply(record) == null)) {
            throw unusable("the time of creation of a record is missing or unreadable, so the list cannot be walked");
        }
        return this;
    }

    UnreadableResponseException unusable(String problem) {
        return UnreadableResponseException.of(facts, problem, null);
    }
}
