package io.apitokens.spi;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.call.ApiCall;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists that neither omit nor repeat a token when others are created and deleted during the walk. For vendor
 * implementations. The pages are those of generated code: the function gets the next cursor of the page before, or null
 * for the first page.
 */
public final class Walks {

    private Walks() {}

    /**
     * The order of a list whose oldest record comes first.
     *
     * @param id returns the id of a record, or null
     * @param created returns its time of creation; null if it is missing or unreadable
     * @param <T> the record
     */
    public record Order<T>(Function<T, @Nullable String> id, Function<T, @Nullable Instant> created) {

        Instant createdAt(T record) {
            return Objects.requireNonNull(created.apply(record), "created");
        }

        String idOf(T record) {
            return String.valueOf(id.apply(record));
        }
    }

    /**
     * Creates a list of a vendor that keeps the position itself: by an opaque cursor, or by a link to the next page.
     *
     * <p>If a cursor expires before the next page is requested, the iteration throws the vendor's error after the tokens of
     * the pages before. It does not start again, because it would have to remember all tokens to repeat none.
     *
     * @param list returns the call for a page
     * @param each converts a record
     * @param <T> the record
     * @param <R> the converted record
     * @return the list, in the vendor's order
     */
    public static <T, R> Pager<R> byCursor(
            Function<@Nullable String, ApiCall<Page<T>>> list, ApiCall.Mapper<T, R> each) {
        return Pager.of(cursor -> list.apply(cursor)
                .map((page, facts) -> {
                    Page<R> converted =
                            each.page(page.items(), page.nextCursor().orElse(null), facts);
                    return page.unreadable().map(converted::withUnreadable).orElse(converted);
                })
                .execute());
    }

    /**
     * Creates a list of a vendor that pages by offset. A deletion moves all later records to lower offsets. Each page
     * therefore begins at the offset of the last record returned. If the record there was not returned before, earlier
     * ones were deleted: the walk steps back, in doubling steps, to one that was.
     *
     * <p>If several records were created at the same instant and the vendor changes their order between two pages, the
     * list could omit one.
     *
     * @param pageSize the number of records that is requested for a page
     * @param order the order of the list, which the vendor must keep
     * @param list returns the call for a page. Its cursors are offsets in digits, the first of them 0; the last page has
     *     none
     * @param each converts a record
     * @param <T> the record
     * @param <R> the converted record
     * @return the list, oldest record first
     */
    public static <T, R> Pager<R> byOffset(
            int pageSize,
            Order<T> order,
            Function<@Nullable String, ApiCall<Page<T>>> list,
            ApiCall.Mapper<T, R> each) {
        OffsetWalk<T, R> walk =
                new OffsetWalk<>(pageSize, order, each, offset -> WalkPage.of(list.apply(digits(offset, 0)), order));
        return Pager.of(walk::page);
    }

    /**
     * Creates a list of a vendor that numbers its pages. A deletion moves records to earlier pages. The walk therefore
     * reads each page but the first together with the page before it: if that holds nothing new, no record is missing
     * between the two. The order is as for {@link #byOffset}.
     *
     * @param first the number of the first page, usually 1
     * @param order the order of the list, which the vendor must keep
     * @param list returns the call for a page. Its cursors are numbers of pages in digits; the last page has none
     * @param each converts a record
     * @param <T> the record
     * @param <R> the converted record
     * @return the list, oldest record first
     */
    public static <T, R> Pager<R> byNumber(
            long first, Order<T> order, Function<@Nullable String, ApiCall<Page<T>>> list, ApiCall.Mapper<T, R> each) {
        NumberWalk<T, R> walk =
                new NumberWalk<>(first, order, each, number -> WalkPage.of(list.apply(digits(number, first)), order));
        return Pager.of(walk::page);
    }

    private static @Nullable String digits(long position, long first) {
        return position == first ? null : Long.toString(position);
    }
}
