package io.apitokens.proofs.simulation;

/** Makes the calls of workers: each is a scheduling point before its effect and after it. */
final class Calls {

    private final World world;
    private final Faults faults;
    private final Setting setting;
    private final boolean varied;

    Calls(World world, Faults faults, Setting setting, boolean varied) {
        this.world = world;
        this.faults = faults;
        this.setting = setting;
        this.varied = varied;
    }

    /**
     * The effect of a call.
     *
     * @param <T> what it returns
     * @param <E> what it throws
     */
    @FunctionalInterface
    interface Effect<T, E extends Exception> {

        /** Happens at one moment. */
        T happen(Fault fault) throws E;
    }

    World world() {
        return world;
    }

    <T, E extends Exception> T make(Worker worker, Op op, String what, Effect<T, E> effect) throws E {
        if (worker.hasEnded() || world.isOver()) {
            throw new ProcessEnded();
        }
        Fault fault = faults.next(world, worker, op);
        if (fault == Fault.CRASH) {
            world.trace(worker, "ends before " + op + " " + what);
            throw worker.crash();
        }
        if (fault == Fault.PAUSE || fault == Fault.SLEEP) {
            world.trace(worker, "pauses before " + op + " " + what);
            world.sleep(worker, pause(fault));
        }
        world.sleep(worker, latency());
        world.trace(worker, op + " " + what + (fault == Fault.NONE ? "" : ": " + fault));
        try {
            return effect.happen(fault);
        } finally {
            if (!world.isOver()) {
                world.sleep(worker, fault == Fault.PAUSE_AFTER ? pause(fault) : latency());
            }
        }
    }

    private long pause(Fault fault) {
        long shortest = fault == Fault.SLEEP ? Setting.SLEEP / 2 : 0;
        long longest = fault == Fault.SLEEP ? Setting.SLEEP : setting.pause;
        return varied ? shortest + faults.upTo(world, longest - shortest) : longest;
    }

    private long latency() {
        return varied ? 20 + world.random.nextInt(300) : 50;
    }

    /** Returns how old a stale read is. */
    long stale(Fault fault) {
        return fault == Fault.STALE ? faults.upTo(world, setting.staleBy) : 0;
    }

    /** Returns how long an outage lasts. */
    long outage() {
        return faults.upTo(world, 3 * Setting.MINUTE);
    }

    /** Makes a change later. */
    void late(Runnable change) {
        world.after(faults.upTo(world, setting.lateBy), change);
    }
}
