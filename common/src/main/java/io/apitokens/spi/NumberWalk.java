package io.apitokens.spi;

import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Walks a list whose pages are numbered; see {@link Walks#byNumber}. */
final class NumberWalk<T, R> {

    /** The number of times that deletions may set the walk back before it finds a new token. */
    private static final int MAX_SETBACKS = 10;

    private final long first;
    private final Walks.Order<T> order;
    private final ApiCall.Mapper<T, R> each;
    private final LongFunction<WalkPage<T>> fetch;

    NumberWalk(long first, Walks.Order<T> order, ApiCall.Mapper<T, R> each, LongFunction<WalkPage<T>> fetch) {
        this.first = first;
        this.order = order;
        this.each = each;
        this.fetch = fetch;
    }

    /** Returns the page after a cursor. Every page with a next cursor has at least one new token. */
    Page<R> page(@Nullable String cursor) {
        return cursor == null ? firstPage() : following(WalkCursor.parse(cursor));
    }

    private Page<R> firstPage() {
        WalkPage<T> page = fetch.apply(first);
        WalkCursor given = WalkCursor.start(first);
        return page.items().isEmpty() && !page.isLast() ? following(given) : returned(page, given, first);
    }

    private Page<R> following(WalkCursor given) {
        long number = given.position();
        int setbacks = 0;
        while (true) {
            WalkPage<T> next = fetch.apply(number + 1);
            // Read the page before after the next one: what deletions moved out of the next one is in it by now.
            WalkPage<T> here = fetch.apply(number);
            long at = number;
            for (long back = 1; at > first && !here.inOrder().beginsWithOneOf(given); back *= 2) {
                at = Math.max(first, at - back);
                here = fetch.apply(at);
            }
            if (!here.inOrder().fresh(given).isEmpty() || here.isLast()) {
                return returned(here, given, at);
            }
            if (at == number && (!next.inOrder().fresh(given).isEmpty() || next.isLast())) {
                return returned(next, given, number + 1);
            }
            setbacks += at < number ? 1 : 0;
            boolean repeated = at == number && number >= given.position();
            if (repeated || setbacks > MAX_SETBACKS) {
                throw here.unusable("the list returned the same tokens again, so it was stopped");
            }
            number = at < number ? at : number + 1;
        }
    }

    /** Returns the new tokens of a page, none of which is missing between it and those returned before. */
    private Page<R> returned(WalkPage<T> page, WalkCursor given, long number) {
        List<T> fresh = page.fresh(given);
        if (page.isLast()) {
            return page.with(fresh, null, each);
        }
        return page.with(fresh, given.after(number, page.inOrder().items(), order), each);
    }
}
