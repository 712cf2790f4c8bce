package io.apitokens.astro;

import io.apitokens.Page;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.ApiTokensPaginated;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tokens page by page, oldest first, while other clients may create and delete tokens. The vendor pages by
 * offset, so a deletion moves all later tokens to lower offsets. Each page therefore begins at the offset of the last
 * token returned. If the token there was not returned before, earlier tokens were deleted: the walk steps back, in
 * doubling steps, until it reaches a token that it has returned, and skips the tokens that it has returned.
 */
final class AstroWalk {

    static final int PAGE_SIZE = 500;

    /** The number of times that deletions may set the walk back before it finds a new token. */
    private static final int MAX_SETBACKS = 10;

    private static final List<String> OLDEST_FIRST = List.of("createdAt:asc");

    private final AstroApi api;
    private final String organization;
    private final int pageSize;

    AstroWalk(AstroApi api, String organization, int pageSize) {
        this.api = api;
        this.organization = organization;
        this.pageSize = pageSize;
    }

    /**
     * Returns the page after a cursor. Skips responses that hold only tokens already returned, as may happen after a
     * step back: every page with a next cursor has at least one new token, so no cursor repeats.
     */
    Page<ApiToken> page(@Nullable String cursor) {
        AstroCursor given = cursor == null ? AstroCursor.START : AstroCursor.parse(cursor);
        long farthest = given.offset() + given.ids().size();
        long reached = -1;
        int setbacks = 0;
        while (true) {
            long offset = given.offset();
            ApiTokensPaginated page = fetch(offset);
            List<ApiToken> items = items(page);
            for (long back = firstStep(items); offset > 0 && !overlaps(given, items); back *= 2) {
                offset = Math.max(0, offset - back);
                page = fetch(offset);
                items = items(page);
            }
            List<ApiToken> fresh = new ArrayList<>(items);
            fresh.removeIf(given::includes);
            if (isLast(page, given, offset, items)) {
                return Page.of(fresh, null);
            }
            AstroCursor next = given.after(offset, items);
            if (!fresh.isEmpty()) {
                return Page.of(fresh, next.toString());
            }
            if (next.offset() <= reached) {
                setbacks++;
            }
            if (items.size() == 1 || next.offset() > farthest || setbacks > MAX_SETBACKS) {
                throw unreadable("the list returned the same tokens again, so it was stopped");
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

    private static boolean overlaps(AstroCursor given, List<ApiToken> items) {
        return !items.isEmpty() && given.includes(items.get(0));
    }

    private ApiTokensPaginated fetch(long offset) {
        AstroApi.ListApiTokensQuery query = AstroApi.ListApiTokensQuery.builder()
                .sorts(OLDEST_FIRST)
                .offset(offset)
                .limit((long) pageSize)
                .build();
        return api.listApiTokens(organization, query).execute();
    }

    private List<ApiToken> items(ApiTokensPaginated page) {
        List<ApiToken> items = page.tokens();
        if (items == null) {
            throw unreadable("ApiTokensPaginated.tokens is missing or unreadable");
        }
        return items;
    }

    private static boolean isLast(ApiTokensPaginated page, AstroCursor given, long offset, List<ApiToken> items) {
        if (items.isEmpty()) {
            return true;
        }
        Long total = page.totalCount();
        if (total != null) {
            return offset + items.size() >= total;
        }
        // Without a total count, a short page need not be the last: the vendor may return smaller pages than requested.
        // The last page holds only the token that overlaps the page before.
        return items.size() == 1 && given.includes(items.get(0));
    }

    static UnreadableResponseException unreadable(String problem) {
        return UnreadableResponseException.of(
                new CallFacts(null, "listApiTokens", 1, Outcome.NOT_APPLIED), problem, null);
    }
}
