package io.apitokens.rotation;

import io.apitokens.Timing;
import java.time.Duration;
import java.util.function.Supplier;

/** Looks again and again for what may appear late. */
final class LateSearch {

    private LateSearch() {}

    /** Looks at once, and then after growing waits, until something is there or the patience is over. */
    static Orphans.Sighting search(Supplier<Orphans.Sighting> look, Duration patience, Timing timing) {
        Duration left = patience;
        Duration wait = Duration.ofSeconds(1);
        while (true) {
            Orphans.Sighting sighting = look.get();
            if (!(sighting instanceof Orphans.None) || left.isZero()) {
                return sighting;
            }
            wait = wait.compareTo(left) < 0 ? wait : left;
            try {
                timing.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return sighting;
            }
            left = left.minus(wait);
            wait = wait.multipliedBy(2);
        }
    }
}
