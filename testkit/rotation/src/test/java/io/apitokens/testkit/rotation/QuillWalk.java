package io.apitokens.testkit.rotation;

import io.apitokens.Page;
import io.apitokens.Token;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A walk over numbered pages whose tokens ascend by number. Deletions move later tokens to earlier pages. So each further
 * page counts only if the page before it, read again afterwards, still has nothing new.
 */
final class QuillWalk {

    /** One page of the vendor. */
    record Fetched(List<Token> tokens, boolean isLast) {
        List<Token> after(long number) {
            return tokens.stream().filter(token -> number(token) > number).toList();
        }
    }

    private final LongFunction<Fetched> pages;
    private final boolean careless;

    QuillWalk(LongFunction<Fetched> pages, boolean careless) {
        this.pages = pages;
        this.careless = careless;
    }

    private static long number(Token token) {
        return Long.parseLong(token.id().value().substring(2));
    }

    Page<Token> after(@Nullable String cursor) {
        String[] parts = (cursor == null ? "0~0" : cursor).split("~", -1);
        long page = Long.parseLong(parts[0]);
        long last = Long.parseLong(parts[1]);
        while (true) {
            Fetched next = pages.apply(page + 1);
            Fetched again = page == 0 || careless ? new Fetched(List.of(), false) : pages.apply(page);
            List<Token> moved = again.after(last);
            if (!moved.isEmpty()) {
                return Page.of(moved, page + "~" + number(moved.get(moved.size() - 1)));
            }
            if (page == 0 || careless || !again.tokens().isEmpty()) {
                List<Token> fresh = next.after(last);
                long reached = fresh.isEmpty() ? last : number(fresh.get(fresh.size() - 1));
                return Page.of(fresh, next.isLast() ? null : (page + 1) + "~" + reached);
            }
            page--;
        }
    }
}
