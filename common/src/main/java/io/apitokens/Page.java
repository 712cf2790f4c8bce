package io.apitokens;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> the items
 */
public final class Page<T> {

    private final List<T> items;
    private final @Nullable String nextCursor;

    private Page(List<T> items, @Nullable String nextCursor) {
        this.items = List.copyOf(items);
        this.nextCursor = nextCursor;
    }

    /**
     * Makes a page.
     *
     * @param items the items, in the list's order
     * @param nextCursor what to ask for the next page with; null if this is the last
     * @param <T> the items
     * @return the page
     */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor) {
        return new Page<>(items, nextCursor);
    }

    /**
     * Gives the items.
     *
     * @return in the list's order; may be empty even if a page follows
     */
    public List<T> items() {
        return items;
    }

    /**
     * Tells what to ask for the next page with. May be saved, and holds no secret.
     *
     * @return empty if this is the last page
     */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /** Gives the number of items only. */
    @Override
    public String toString() {
        return "Page[" + items.size() + (nextCursor == null ? " items, last]" : " items]");
    }
}
