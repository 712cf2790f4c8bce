package io.apitokens.scheduler;

import io.apitokens.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long a worker leaves an account alone after failures that concern all its tokens, such as a rejected credential or
 * a vendor that is down. Other accounts go on.
 */
final class AccountBackoff {

    private static final int LONGEST_SHIFT = 6;

    private final Map<Account, Blocked> blocked = new ConcurrentHashMap<>();
    private final Duration first;

    AccountBackoff(Duration first) {
        this.first = first;
    }

    private record Blocked(int failures, Instant until) {}

    /** Returns the end of the backoff; null if the account may be called. */
    @Nullable
    Instant until(Account account, Instant now) {
        Blocked state = blocked.get(account);
        return state == null || !state.until().isAfter(now) ? null : state.until();
    }

    void failed(Account account, Instant now) {
        blocked.compute(account, (same, before) -> {
            if (before != null && before.until().isAfter(now)) {
                // Runs that had begun before the backoff fail with the same cause.
                return before;
            }
            int failures = before == null ? 1 : before.failures() + 1;
            return new Blocked(failures, now.plus(length(first, failures)));
        });
    }

    void succeeded(Account account) {
        blocked.remove(account);
    }

    /** Returns the delay after a number of failures in a row: twice as long each time, at most 64 times the first. */
    static Duration length(Duration first, int failures) {
        return first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), LONGEST_SHIFT));
    }
}
