package io.apitokens;

import io.apitokens.error.CallFacts;
import io.apitokens.error.UnreadableResponseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read page by page, lazily. Each iteration starts at {@link #from}, holds one page at a time, and
 * requests the next page when its first item is needed. If a vendor repeats a cursor, the iteration fails instead of
 * looping.
 *
 * <p>A record that cannot be read does not cost the others: an iteration returns all other items, and then throws an
 * {@link UnreadableResponseException} instead of ending. So an iteration that ends was complete.
 *
 * <pre>{@code
 * Pager<Token> all = tokens.list(); // sends nothing yet
 * Optional<Token> first = all.stream().findFirst(); // requests one page
 * List<Token> complete = all.toList(); // begins again, and requests all pages
 * }</pre>
 *
 * @param <T> the type of the items
 */
public final class Pager<T> implements Iterable<T> {

    private final Function<@Nullable String, Page<T>> fetch;
    private final @Nullable String start;

    private Pager(Function<@Nullable String, Page<T>> fetch, @Nullable String start) {
        this.fetch = fetch;
        this.start = start;
    }

    /**
     * Creates a pager.
     *
     * @param fetch returns the page of a cursor, and the first page for null
     * @param <T> the type of the items
     * @return the pager
     */
    public static <T> Pager<T> of(Function<@Nullable String, Page<T>> fetch) {
        return new Pager<>(fetch, null);
    }

    /**
     * Returns a pager that starts after a page whose cursor was saved.
     *
     * @param cursor a page's {@link Page#nextCursor()}, of the same list
     * @return the pager of the following pages
     */
    public Pager<T> from(String cursor) {
        return new Pager<>(fetch, cursor);
    }

    /**
     * Converts every item.
     *
     * @param mapping converts one item
     * @param <R> the type of the new items
     * @return a pager over the same pages
     */
    public <R> Pager<R> map(Function<? super T, ? extends R> mapping) {
        return new Pager<>(
                cursor -> {
                    Page<T> page = fetch.apply(cursor);
                    List<R> items = new ArrayList<>(page.items().size());
                    page.items().forEach(item -> items.add(mapping.apply(item)));
                    return page.withItems(items);
                },
                start);
    }

    /**
     * Keeps only the items that match a condition.
     *
     * @param condition true for the items to keep
     * @return a pager over the same pages
     */
    public Pager<T> filter(Predicate<? super T> condition) {
        return new Pager<>(
                cursor -> {
                    Page<T> page = fetch.apply(cursor);
                    List<T> items = new ArrayList<>(page.items());
                    items.removeIf(condition.negate());
                    return page.withItems(items);
                },
                start);
    }

    /**
     * Returns the pages, for callers that save a cursor between them. Records that could not be read are reported by
     * {@link Page#unreadable()} only.
     *
     * @return the pages; each iteration starts anew
     */
    public Iterable<Page<T>> pages() {
        return () -> new PageIterator<>(fetch, start);
    }

    /** Starts an iteration. The first request is made when the first item is requested. */
    @Override
    public Iterator<T> iterator() {
        return new ItemIterator<>(new PageIterator<>(fetch, start));
    }

    /**
     * Returns the items as a lazy, ordered stream.
     *
     * @return a stream over a new iteration
     */
    public Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false);
    }

    /**
     * Reads all pages.
     *
     * @return all items
     * @throws UnreadableResponseException if a record could not be read; iterate to receive the others
     */
    public List<T> toList() {
        List<T> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    private static final class PageIterator<T> implements Iterator<Page<T>> {

        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable String cursor;
        private boolean atEnd;
        // Brent's cycle detection: one remembered cursor, replaced at growing distances, finds any cycle in constant
        // memory.
        private @Nullable String remembered;
        private long sinceRemembered;
        private long distance = 1;

        PageIterator(Function<@Nullable String, Page<T>> fetch, @Nullable String start) {
            this.fetch = fetch;
            this.cursor = start;
        }

        @Override
        public boolean hasNext() {
            return !atEnd;
        }

        @Override
        public Page<T> next() {
            if (atEnd) {
                throw new NoSuchElementException();
            }
            Page<T> page = fetched();
            String next = page.nextCursor().orElse(null);
            if (next != null && (next.equals(cursor) || next.equals(remembered))) {
                throw UnreadableResponseException.of(
                        CallFacts.NO_CALL,
                        "the vendor repeated a page cursor; the list was stopped. Start it again.",
                        null);
            }
            remember(next);
            cursor = next;
            atEnd = next == null;
            return page;
        }

        /** Requests a page. One that does not fit into memory is converted outside its call, which would report it. */
        private Page<T> fetched() {
            try {
                return fetch.apply(cursor);
            } catch (OutOfMemoryError e) {
                throw UnreadableResponseException.of(
                        CallFacts.NO_CALL, "a page of the list does not fit into memory; the list was stopped.", null);
            }
        }

        private void remember(@Nullable String next) {
            if (++sinceRemembered == distance) {
                remembered = next;
                sinceRemembered = 0;
                distance *= 2;
            }
        }
    }

    private static final class ItemIterator<T> implements Iterator<T> {

        /** Further pages with unreadable records are not reported. */
        private static final int MOST_REPORTED = 10;

        private final Iterator<Page<T>> pages;
        private Iterator<T> items = List.<T>of().iterator();
        private @Nullable UnreadableResponseException unreadable;
        private int unreadablePages;

        ItemIterator(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && pages.hasNext()) {
                Page<T> page = pages.next();
                page.unreadable().ifPresent(this::report);
                items = page.items().iterator();
            }
            if (!items.hasNext() && unreadable != null) {
                throw unreadable;
            }
            return items.hasNext();
        }

        private void report(UnreadableResponseException missing) {
            if (unreadable == null) {
                unreadable = missing;
            } else if (++unreadablePages < MOST_REPORTED) {
                unreadable.addSuppressed(missing);
            }
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
