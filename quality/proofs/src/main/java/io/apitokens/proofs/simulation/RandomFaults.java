package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Faults at random, as a profile has them. */
final class RandomFaults implements Faults {

    private static final Set<Fault> PROCESS = Set.of(Fault.CRASH, Fault.PAUSE, Fault.PAUSE_AFTER, Fault.SLEEP);

    private final Profile profile;
    private boolean stopped;

    RandomFaults(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Fault next(World world, Worker worker, Op op) {
        if (stopped) {
            return Fault.NONE;
        }
        double chance = world.random.nextDouble();
        boolean process = chance < profile.processRate();
        if (!process
                && (chance >= profile.processRate() + profile.rate()
                        || !profile.ops().contains(op))) {
            return Fault.NONE;
        }
        List<Fault> possible = new ArrayList<>(op.faults());
        possible.removeIf(fault -> !profile.faults().contains(fault) || PROCESS.contains(fault) != process);
        return possible.isEmpty() ? Fault.NONE : possible.get(world.random.nextInt(possible.size()));
    }

    @Override
    public long upTo(World world, long length) {
        // Short times are more likely than long ones.
        return Math.max(1, (long) (length * Math.pow(world.random.nextDouble(), 2)));
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
