package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.rotation.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The lists of accounts that the rotations of one worker share. The last search of a rotation comes at the end of a
 * window, at which all rotations of the account come together, so that one list serves them. With windows of length zero,
 * all searches of the worker share the lists, and none is delayed.
 */
final class Sweeps {

    private final Map<Account, Window> windows = new HashMap<>();
    private final Duration length;

    Sweeps(Duration length) {
        this.length = length;
    }

    private record Window(Sweep sweep, Instant end) {}

    synchronized Sweep of(Account account, Instant now) {
        Window window = windows.get(account);
        if (window == null || (!length.isZero() && !window.end().isAfter(now))) {
            if (!length.isZero()) {
                forgetOld(now);
            }
            window = new Window(Sweep.create(), endAfter(now));
            windows.put(account, window);
        }
        return window.sweep();
    }

    private void forgetOld(Instant now) {
        Iterator<Window> all = windows.values().iterator();
        while (all.hasNext()) {
            if (!all.next().end().isAfter(now)) {
                all.remove();
            }
        }
    }

    /** Returns the end of the window in which a last search may be made. */
    Instant endOf(Instant from) {
        if (length.isZero()) {
            return from;
        }
        long millis = Math.max(1, length.toMillis());
        long end = Math.floorDiv(from.toEpochMilli() + millis - 1, millis) * millis;
        return Instant.ofEpochMilli(end).isBefore(from) ? from : Instant.ofEpochMilli(end);
    }

    private Instant endAfter(Instant now) {
        return endOf(now.plusMillis(1));
    }
}
