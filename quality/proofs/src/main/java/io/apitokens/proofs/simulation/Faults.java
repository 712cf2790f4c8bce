package io.apitokens.proofs.simulation;

/** Decides what goes wrong in a run. */
interface Faults {

    /** Returns what happens to a worker's next call. */
    Fault next(World world, Worker worker, Op op);

    /** Returns a time of at most a length. */
    long upTo(World world, long length);

    /** Ends the faults. */
    void stop();
}
