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

    synchronized @Nullable Fault take(String method, String path) {
        Armed first = null;
        for (Armed armed : waiting) {
            if (armed.fault.target().matches(method, path) && armed.strikes()) {
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
