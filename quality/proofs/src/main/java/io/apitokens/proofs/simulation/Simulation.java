package io.apitokens.proofs.simulation;

import java.io.PrintStream;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/**
 * Runs rotations, in-place rotations and creates against models of vendor, store and journal that fail, on a virtual
 * clock, and checks what the library promises. Each run depends on its profile and its seed alone.
 */
public final class Simulation {

    private Simulation() {}

    /**
     * Runs the simulation. Ends the JVM, with status 0 only if every promise held within the documented limits.
     *
     * @param args {@code --full} for all seeds and schedules, {@code --profile P} for one profile, {@code --seed S} for
     *     one seed of it, {@code --schedule CALL=FAULT,CALL=FAULT} for one schedule of it, {@code --trace} to print the
     *     steps of that run, {@code --seeds N} for another number of seeds
     * @throws Exception if the simulation itself fails
     */
    public static void main(String[] args) throws Exception {
        boolean fine = run(Options.parse(args), System.out);
        System.out.flush();
        System.exit(fine ? 0 : 1);
    }

    static boolean run(Options options, PrintStream out) throws InterruptedException, ExecutionException {
        if (!options.isSingle()) {
            return new Table(options, out).print();
        }
        Trace trace = options.trace() ? new Trace(out) : Trace.none();
        boolean fine = true;
        for (Profile profile : options.profiles()) {
            Result result = options.schedule().isEmpty()
                    ? seed(profile, options.seed(), trace)
                    : new Exhaustive(profile).run(options.schedule(), trace);
            out.println(profile.name() + " " + (options.schedule().isEmpty() ? options.seed() : options.schedule())
                    + ": " + (result.isFine() ? "every promise held" : result.violations()));
            fine &= result.isFine();
        }
        return fine;
    }

    /** Runs one seed of a profile. */
    static Result seed(Profile profile, long seed, Trace trace) {
        // Neighbouring seeds must not lead to neighbouring sequences.
        long mixed = new SplittableRandom(seed ^ ((long) profile.name().hashCode() << 32)).nextLong();
        return new Run(profile, mixed, new RandomFaults(profile), true, trace).run();
    }
}
