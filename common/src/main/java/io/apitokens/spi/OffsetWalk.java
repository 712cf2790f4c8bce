package io.apitokens.spi;

import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Walks a list by offset; see {@link Walks#byOffset}. */
final class OffsetWalk<T, R> {

    /** The number of times that deletions may set the walk back before it finds a new token. */
    private static final int MAX_SETBACKS = 10;

    private final int pageSize;
    private final Walks.Order<T> order;
    private final ApiCall.Mapper<T, R> each;
    private final LongFunction<WalkPage<T>> fetch;

    OffsetWalk(int pageSize, Walks.Order<T> order, ApiCall.Mapper<T, R> each, LongFunction<WalkPage<T>> fetch) {
        this.pageSize = pageSize;
        this.order = order;
        this.each = each;
        this.fetch = fetch;
    }

    /**
     * Returns the page after a cursor. Skips responses that hold only tokens already returned, as may happen after a
     * step back: every page with a next cursor has at least one new token, so no cursor repeats.
     */
    Page<R> page(@Nullable String cursor) {
        WalkCursor given = cursor == null ? WalkCursor.start(0) : WalkCursor.parse(cursor);
        long farthest = given.position() + given.ids().size();
        long reached = -1;
        int setbacks = 0;
        while (true) {
            long offset = given.position();
            WalkPage<T> page = fetched(given, offset);
            for (long back = firstStep(page.items()); offset > 0 && !page.beginsWithOneOf(given); back *= 2) {
                offset = Math.max(0, offset - back);
                page = fetched(given, offset);
            }
            List<T> fresh = page.fresh(given);
            if (page.isLast()) {
                return page.with(fresh, null, each);
            }
            WalkCursor next = given.after(page.inOrder().end() - 1, page.items(), order);
            if (!fresh.isEmpty()) {
                return page.with(fresh, next, each);
            }
            // Without a total count, the last page holds only the token that overlaps the page before.
            boolean overlapOnly = page.items().size() == 1;
            if (overlapOnly && isEnd(fetch.apply(offset + 1))) {
                return page.with(fresh, null, each);
            }
            boolean repeated = next.position() <= reached;
            setbacks += repeated ? 1 : 0;
            if ((overlapOnly && repeated) || next.position() > farthest || setbacks > MAX_SETBACKS) {
                throw page.unusable("the list returned the same tokens again, so it was stopped");
            }
            reached = next.position();
            given = next;
        }
    }

    /**
     * Returns half a page. If a single token was deleted, a step of a whole page would show no new token, so that
     * continuous deletions would stop the walk.
     */
    private long firstStep(List<T> items) {
        return Math.max(1, (items.isEmpty() ? pageSize : items.size()) / 2);
    }

    private static boolean isEnd(WalkPage<?> page) {
        return page.items().isEmpty() && page.isLast();
    }

    private WalkPage<T> fetched(WalkCursor given, long offset) {
        WalkPage<T> page = fetch.apply(offset);
        return given.created() == null ? page : page.inOrder();
    }
}
