package io.apitokens.astro;

import io.apitokens.Page;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.call.ResultMapper;
import io.apitokens.error.CallFacts;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tokens page by page, oldest first, while other clients may create and delete tokens. The vendor pages by
 * offset, so a deletion moves all later tokens to lower offsets. Each page therefore begins at the offset of the last
 * token returned. If the token there was not returned before, earlier tokens were deleted: the walk steps back, in
 * doubling steps, until it reaches a token that it has returned, and skips the tokens that it has returned.
 */
final class AstroWalk<T> {

    static final int PAGE_SIZE = 500;

    /** The number of times that deletions may set the walk back before it finds a new token. */
    private static final int MAX_SETBACKS = 10;

    private static final List<String> OLDEST_FIRST = List.of("createdAt:asc");

    private final AstroApi api;
    private final String organization;
    private final int pageSize;
    private final ResultMapper<ApiToken, T> each;

    /** Creates a walk that converts each record. */
    AstroWalk(AstroApi api, String organization, int pageSize, ResultMapper<ApiToken, T> each) {
        this.api = api;
        this.organization = organization;
        this.pageSize = pageSize;
        this.each = each;
    }

    /** One response to a list, with the facts of its call. */
    private record Fetched(List<ApiToken> items, @Nullable Long total, CallFacts facts) {

        /** Requires that each record has the creation time by which a walk over several pages finds its place. */
        Fetched inOrder() {
            for (ApiToken item : items) {
                if (AstroRecords.instant(item.createdAt()) == null) {
                    throw unusable("ApiToken.createdAt is missing or unreadable, so the list cannot be walked");
                }
            }
            return this;
        }

        UnreadableResponseException unusable(String problem) {
            return UnreadableResponseException.of(facts, problem, null);
        }
    }

    /**
     * Returns the page after a cursor. Skips responses that hold only tokens already returned, as may happen after a
     * step back: every page with a next cursor has at least one new token, so no cursor repeats.
     */
    Page<T> page(@Nullable String cursor) {
        AstroCursor given = cursor == null ? AstroCursor.START : AstroCursor.parse(cursor);
        long farthest = given.offset() + given.ids().size();
        long reached = -1;
        int setbacks = 0;
        while (true) {
            long offset = given.offset();
            Fetched page = fetch(given, offset);
            for (long back = firstStep(page.items()); offset > 0 && !overlaps(given, page); back *= 2) {
                offset = Math.max(0, offset - back);
                page = fetch(given, offset);
            }
            List<ApiToken> items = page.items();
            List<ApiToken> fresh = new ArrayList<>(items);
            fresh.removeIf(given::includes);
            if (isLast(page, given, offset)) {
                return each.page(fresh, null, page.facts());
            }
            AstroCursor next = given.after(offset, page.inOrder().items());
            if (!fresh.isEmpty()) {
                return each.page(fresh, next.toString(), page.facts());
            }
            if (next.offset() <= reached) {
                setbacks++;
            }
            if (items.size() == 1 || next.offset() > farthest || setbacks > MAX_SETBACKS) {
                throw page.unusable("the list returned the same tokens again, so it was stopped");
            }
            reached = next.offset();
            given = next;
        }
    }

    /**
     * Returns half a page. If a single token was deleted, a step of a whole page would show no new token, so that
     * continuous deletions would stop the walk.
     */
    private int firstStep(List<ApiToken> items) {
        return Math.max(1, (items.isEmpty() ? pageSize : items.size()) / 2);
    }

    private static boolean overlaps(AstroCursor given, Fetched page) {
        return !page.items().isEmpty() && given.includes(page.items().get(0));
    }

    private Fetched fetch(AstroCursor given, long offset) {
        AstroApi.ListApiTokensQuery query = AstroApi.ListApiTokensQuery.builder()
                .sorts(OLDEST_FIRST)
                .offset(offset)
                .limit((long) pageSize)
                .build();
        Fetched fetched = api.listApiTokens(organization, query)
                .map((page, facts) -> {
                    List<ApiToken> tokens = page.tokens();
                    if (tokens == null) {
                        throw new JsonShapeException("ApiTokensPaginated.tokens is missing or unreadable");
                    }
                    return new Fetched(tokens, page.totalCount(), facts);
                })
                .execute();
        return given.created() == null ? fetched : fetched.inOrder();
    }

    private static boolean isLast(Fetched page, AstroCursor given, long offset) {
        List<ApiToken> items = page.items();
        if (items.isEmpty()) {
            return true;
        }
        if (page.total() != null) {
            return offset + items.size() >= page.total();
        }
        // Without a total count, a short page need not be the last: the vendor may return smaller pages than requested.
        // The last page holds only the token that overlaps the page before.
        return items.size() == 1 && given.includes(items.get(0));
    }
}
