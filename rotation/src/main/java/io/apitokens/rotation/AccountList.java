package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.Page;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.UnreadableResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists all tokens of an account, on new connections and in a limited time: a list that does not end must not outlive the
 * lease of its worker. No page is requested after that time, and the last one ends within the client's timeout.
 *
 * @param tokens the account
 * @param timeSource measures the time
 * @param longest the longest time
 */
record AccountList(ApiTokens tokens, TimeSource timeSource, Duration longest) {

    /** Returns the list for a worker with a lease, of which it may take half. */
    static AccountList of(ApiTokens tokens, LeasedJournal journal) {
        return new AccountList(tokens, journal.timeSource(), journal.lease().dividedBy(2));
    }

    List<Token> read() {
        return read(token -> true);
    }

    /** Reads all tokens, and keeps those that meet a condition. */
    List<Token> read(Predicate<Token> condition) {
        try {
            return kept(condition);
        } catch (OutOfMemoryError e) {
            throw UnreadableResponseException.of(
                    CallFacts.NO_CALL,
                    "the list of " + tokens.account() + " does not fit into memory; nothing was concluded from it.",
                    null);
        }
    }

    private List<Token> kept(Predicate<Token> condition) {
        long start = timeSource.nanoTime();
        List<Token> kept = new ArrayList<>();
        Iterator<Page<Token>> pages =
                tokens.withFreshConnections().list().pages().iterator();
        while (pages.hasNext()) {
            if (timeSource.nanoTime() - start >= longest.toNanos()) {
                throw ConfigurationException.of(
                        "lease",
                        "is too short: the list of " + tokens.account() + " did not end within half of it, " + longest
                                + "; nothing was concluded from it. Set a longer lease.");
            }
            Page<Token> page = pages.next();
            if (page.unreadable().isPresent()) {
                throw page.unreadable().get();
            }
            page.items().stream().filter(condition).forEach(kept::add);
        }
        return kept;
    }
}
