package io.apitokens;

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

    private Page(List<T> items, @Nullable String nextCursor) {
        this.items = List.copyOf(items);
        this.nextCursor = nextCursor;
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
        return new Page<>(items, nextCursor);
    }

    /** {@return the items in the list's order; may be empty even if a page follows} */
    public List<T> items() {
        return items;
    }

    /** {@return the cursor of the next page, empty if this is the last} A cursor holds no secret and may be saved. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /** Returns the number of items, and whether this is the last page. */
    @Override
    public String toString() {
        return "Page[" + items.size() + (nextCursor == null ? " items, last]" : " items]");
    }
}
