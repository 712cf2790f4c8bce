package io.apitokens.rotation;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats a search for a token that may appear after a delay. */
final class LateSearch {

    private LateSearch() {}

    /** Searches at once, and then after growing delays, until a token is found or the time is over. */
    static Orphans.Sighting search(Supplier<Orphans.Sighting> look, Duration searchTimeout, TimeSource timeSource) {
        long start = timeSource.nanoTime();
        Duration wait = Duration.ofSeconds(1);
        while (true) {
            Orphans.Sighting sighting = look.get();
            Duration left = searchTimeout.minusNanos(timeSource.nanoTime() - start);
            if (!(sighting instanceof Orphans.None) || left.isZero() || left.isNegative()) {
                return sighting;
            }
            wait = wait.compareTo(left) < 0 ? wait : left;
            try {
                timeSource.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return sighting;
            }
            wait = wait.multipliedBy(2);
        }
    }
}
