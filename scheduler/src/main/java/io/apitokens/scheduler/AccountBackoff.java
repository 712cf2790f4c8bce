package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.scheduler.ScheduleBook.Blocked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long a worker leaves an account alone after failures that concern all its tokens, such as a rejected credential or
 * a vendor that is down. Other accounts go on. The book keeps it for a worker that starts later.
 */
final class AccountBackoff {

    private static final int LONGEST_SHIFT = 6;

    private final Map<Account, Optional<Blocked>> known = new ConcurrentHashMap<>();
    private final ScheduleBook book;
    private final Duration first;

    AccountBackoff(ScheduleBook book, Duration first) {
        this.book = book;
        this.first = first;
    }

    /** Returns the end of the backoff; null if the account may be called. */
    @Nullable
    Instant until(Account account, Instant now) throws IOException {
        Blocked state = state(account);
        return state != null && isBlocked(state, now) ? state.until() : null;
    }

    private @Nullable Blocked state(Account account) throws IOException {
        Optional<Blocked> state = known.get(account);
        if (state == null) {
            state = Optional.ofNullable(book.blocked(account.toString()));
            known.put(account, state);
        }
        return state.orElse(null);
    }

    /** A clock that was wrong may have set an end that is too late. */
    private boolean isBlocked(Blocked state, Instant now) {
        return state.until().isAfter(now) && !state.until().isAfter(now.plus(length(first, state.failures())));
    }

    synchronized void failed(Account account, Instant now) throws IOException {
        Blocked before = state(account);
        if (before != null && isBlocked(before, now)) {
            // Runs that had begun before the backoff fail with the same cause.
            return;
        }
        int failures = before == null ? 1 : before.failures() + 1;
        Blocked next = new Blocked(failures, now.plus(length(first, failures)));
        known.put(account, Optional.of(next));
        book.block(account.toString(), next);
    }

    void succeeded(Account account) throws IOException {
        Optional<Blocked> before = known.put(account, Optional.empty());
        if (before != null && before.isPresent()) {
            book.block(account.toString(), null);
        }
    }

    /** Returns the delay after a number of failures in a row: twice as long each time, at most 64 times the first. */
    static Duration length(Duration first, int failures) {
        return first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), LONGEST_SHIFT));
    }
}
