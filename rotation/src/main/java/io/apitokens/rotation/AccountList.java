package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.Page;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.error.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Lists all tokens of an account, on new connections and in a limited time: a list that does not end must not outlive the
 * lease of its worker.
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
        long start = timeSource.nanoTime();
        List<Token> all = new ArrayList<>();
        Iterator<Page<Token>> pages =
                tokens.withFreshConnections().list().pages().iterator();
        while (pages.hasNext()) {
            Page<Token> page = pages.next();
            if (page.unreadable().isPresent()) {
                throw page.unreadable().get();
            }
            all.addAll(page.items());
            if (timeSource.nanoTime() - start > longest.toNanos() && pages.hasNext()) {
                throw ConfigurationException.of(
                        "lease",
                        "is too short: the list of " + tokens.account() + " did not end within half of it, " + longest
                                + "; nothing was concluded from it. Set a longer lease.");
            }
        }
        return all;
    }
}
