package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The injected faults that are still active, in the order of injection. */
final class FaultQueue {
    private static final class Armed {
        final Fault fault;
        int seen;
        int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        /** Counts a matching exchange; returns whether the fault takes effect in it. */
        boolean strikes() {
            seen++;
            if (seen % fault.target().period() != 0) {
                return false;
            }
            struck++;
            return true;
        }
    }

    private final List<Armed> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(new Armed(fault));
    }

    /** Returns the fault that takes effect in the next exchange regardless of its path; null if there is none. */
    synchronized @Nullable Fault upcoming() {
        for (Armed armed : waiting) {
            FaultTarget target = armed.fault.target();
            if (target.path() == null) {
                return (armed.seen + 1) % target.period() == 0 ? armed.fault : null;
            }
        }
        return null;
    }

    /** Returns the fault of an exchange of the vendor's API; null if there is none. */
    synchronized @Nullable Fault take(String method, String path) {
        return take(method, path, false);
    }

    /** Returns the fault of a request for an access token, which the fault must have named; null if there is none. */
    synchronized @Nullable Fault takeNamed(String method, String path) {
        return take(method, path, true);
    }

    private @Nullable Fault take(String method, String path, boolean named) {
        Armed first = null;
        for (Armed armed : waiting) {
            FaultTarget target = armed.fault.target();
            boolean fits = target.matches(method, path) && (!named || target.path() != null);
            if (fits && armed.strikes()) {
                first = armed;
                break;
            }
        }
        if (first == null) {
            return null;
        }
        if (first.struck == first.fault.target().limit()) {
            waiting.remove(first);
        }
        return first.fault;
    }
}
