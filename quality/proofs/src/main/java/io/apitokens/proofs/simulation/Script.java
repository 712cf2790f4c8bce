package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chosen faults at chosen calls, counted from the beginning of a run. Records the calls that were made. */
final class Script implements Faults {

    private final Map<Integer, Fault> faults;
    private final List<Op> calls = new ArrayList<>();
    private boolean stopped;

    Script(Map<Integer, Fault> faults) {
        this.faults = new TreeMap<>(faults);
    }

    /** Returns the calls at which a fault was possible. */
    List<Op> calls() {
        return calls;
    }

    @Override
    public Fault next(World world, Worker worker, Op op) {
        if (stopped) {
            return Fault.NONE;
        }
        calls.add(op);
        Fault fault = faults.getOrDefault(calls.size() - 1, Fault.NONE);
        return op.faults().contains(fault) ? fault : Fault.NONE;
    }

    @Override
    public long upTo(World world, long length) {
        return length;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
