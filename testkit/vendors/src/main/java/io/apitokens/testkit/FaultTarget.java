package io.apitokens.testkit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The exchanges that a fault affects. {@code times} and {@code every} are 0 until they are set. */
record FaultTarget(@Nullable String method, @Nullable Pattern path, int times, int every) {
    static final FaultTarget NEXT = new FaultTarget(null, null, 0, 0);

    FaultTarget on(String onMethod, String onPath) {
        return new FaultTarget(onMethod, Pattern.compile(onPath), times, every);
    }

    FaultTarget times(int most) {
        return new FaultTarget(method, path, positive(most, "times"), every);
    }

    FaultTarget every(int n) {
        return new FaultTarget(method, path, times, positive(n, "every"));
    }

    boolean matches(String actualMethod, String actualPath) {
        return path == null
                || (actualMethod.equalsIgnoreCase(method)
                        && (actualPath.endsWith(path.pattern())
                                || path.matcher(actualPath).matches()));
    }

    /** Returns how many times the fault takes effect: once, unless {@code times} or {@code every} is set. */
    int limit() {
        if (times > 0) {
            return times;
        }
        return every > 0 ? Integer.MAX_VALUE : 1;
    }

    /** Returns which matching exchanges the fault affects: 1 for every one, 2 for every second, and so on. */
    int period() {
        return Math.max(every, 1);
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1");
        }
        return value;
    }
}
