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
 * Walks over all tokens, oldest first, although pages are counted by offset and tokens come and go meanwhile. Each page begins
 * with the last token given; if that is not there any more, earlier tokens were deleted and later ones moved up, so the walk
 * steps back, doubling, until it sees something that it has given, and leaves that out.
 */
final class AstroWalk {

    static final int PAGE_SIZE = 500;

    /** How often tokens may be deleted between two requests, so that the walk has to step back, before it gives anything. */
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
     * Gives what follows a cursor. Only a page that gives something gets a cursor of its own, so no cursor is ever repeated; what
     * shows only tokens that were given already, as it may after a step back, is passed over here.
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
                throw unreadable("the list gives again what it gave before, so it would never end");
            }
            reached = next.offset();
            given = next;
        }
    }

    /** Half a page: a whole one would show nothing new where a single token is gone, and so make no headway against deletions. */
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
        // Without a count only a page with nothing behind the token it overlaps by is the last: the vendor may allow
        // smaller pages than were asked for.
        return items.size() == 1 && given.includes(items.get(0));
    }

    static UnreadableResponseException unreadable(String problem) {
        return UnreadableResponseException.of(
                new CallFacts(null, "listApiTokens", 1, Outcome.NOT_APPLIED), problem, null);
    }
}
