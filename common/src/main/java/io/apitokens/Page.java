package io.apitokens;

import io.apitokens.error.UnreadableResponseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> the type of the items
 */
public final class Page<T> {

    private final List<T> items;
    private final @Nullable String nextCursor;
    private final @Nullable UnreadableResponseException unreadable;

    private Page(List<T> items, @Nullable String nextCursor, @Nullable UnreadableResponseException unreadable) {
        this.items = List.copyOf(items);
        this.nextCursor = nextCursor;
        this.unreadable = unreadable;
    }

    /**
     * Creates a page.
     *
     * @param items the items, in the list's order
     * @param nextCursor the cursor of the next page; null if this is the last
     * @param <T> the type of the items
     * @return the page
     */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor) {
        return new Page<>(items, nextCursor, null);
    }

    /**
     * Returns a copy with a report of records that are missing from it; for vendor implementations. An earlier report is
     * kept as suppressed in the new one.
     *
     * @param missing says how many records of the response could not be read
     * @return the changed copy
     */
    public Page<T> withUnreadable(UnreadableResponseException missing) {
        if (unreadable != null) {
            missing.addSuppressed(unreadable);
        }
        return new Page<>(items, nextCursor, missing);
    }

    /** Returns a page of other items in the place of this one. */
    <R> Page<R> withItems(List<R> others) {
        return new Page<>(others, nextCursor, unreadable);
    }

    /** {@return the items in the list's order; may be empty even if a page follows} */
    public List<T> items() {
        return items;
    }

    /** {@return the cursor of the next page, empty if this is the last} A cursor holds no secret and may be saved. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /** {@return the report of records that are missing from the items because they could not be read; usually empty} */
    public Optional<UnreadableResponseException> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** Returns the number of items, and whether this is the last page. */
    @Override
    public String toString() {
        return "Page[" + items.size() + (nextCursor == null ? " items, last]" : " items]");
    }
}
