package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their exchanges, in the order they were injected. */
final class FaultQueue {
    private static final class Armed {
        final Fault fault;
        int seen;
        int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        /** Counts an exchange; tells whether it is this fault's turn. */
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

    /** Returns the fault that strikes the next exchange whatever that is; null if none does. */
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
