package io.apitokens.proofs.simulation;

import java.util.List;

/**
 * The options of the simulation.
 *
 * @param profiles the profiles to run
 * @param exhaustive the profiles of which every schedule is run
 * @param seeds how many seeds of each
 * @param seed the only seed to run; negative for all
 * @param schedule the only schedule to run; empty for all
 * @param trace whether to print the steps
 */
record Options(List<Profile> profiles, List<Profile> exhaustive, int seeds, long seed, String schedule, boolean trace) {

    private static final int SHORT = 100;
    private static final int FULL = 1500;

    static Options parse(String... args) {
        boolean full = false;
        boolean trace = false;
        long seed = -1;
        int seeds = 0;
        String schedule = "";
        String name = "";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--full" -> full = true;
                case "--trace" -> trace = true;
                case "--seed" -> seed = Long.parseLong(value(args, ++i));
                case "--seeds" -> seeds = Integer.parseInt(value(args, ++i));
                case "--schedule" -> schedule = value(args, ++i);
                case "--profile" -> name = value(args, ++i);
                default -> throw new IllegalArgumentException(args[i] + " is unknown");
            }
        }
        if (Profiles.named(name, Profiles.all()).isEmpty()) {
            throw new IllegalArgumentException("there is no profile " + name);
        }
        return new Options(
                Profiles.named(name, Profiles.all()),
                Profiles.named(name, full || !name.isEmpty() ? Profiles.exhaustive() : Profiles.briefly()),
                seeds > 0 ? seeds : full ? FULL : SHORT,
                seed,
                schedule,
                trace);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " lacks its value");
        }
        return args[index];
    }

    /** Returns whether only one run is asked for. */
    boolean isSingle() {
        return seed >= 0 || !schedule.isEmpty();
    }

    /** Returns how many runs at a time. */
    int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
