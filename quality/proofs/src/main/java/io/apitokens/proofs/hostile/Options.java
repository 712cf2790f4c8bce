package io.apitokens.proofs.hostile;

import java.util.List;

/**
 * The options of a run.
 *
 * @param seconds the time after which no more cases are started
 */
record Options(List<HostileCase> cases, long seed, long seconds) {

    private static final long SHORT_SECONDS = 55;
    private static final long FULL_SECONDS = 900;

    static Options parse(String... args) {
        boolean full = false;
        long seed = 1;
        long seconds = 0;
        String id = "";
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--full")) {
                full = true;
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " is unknown or lacks its value");
            }
            String value = args[i + 1];
            switch (args[i++]) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--seconds" -> seconds = Long.parseLong(value);
                case "--case" -> id = value;
                default -> throw new IllegalArgumentException(args[i - 1] + " is unknown");
            }
        }
        long time = seconds > 0 ? seconds : full ? FULL_SECONDS : SHORT_SECONDS;
        if (!id.isEmpty()) {
            return new Options(selected(id, seed), seed, time);
        }
        return new Options(full ? all(seed) : Catalogue.cases(2, 1, 12, seed), seed, time);
    }

    /** Returns the case with an id, or else all cases of the full run whose ids begin with it. */
    private static List<HostileCase> selected(String id, long seed) {
        List<HostileCase> begin =
                all(seed).stream().filter(one -> one.id().startsWith(id)).toList();
        List<HostileCase> same =
                begin.stream().filter(one -> one.id().equals(id)).toList();
        return same.isEmpty() && !begin.isEmpty() ? begin : List.of(Catalogue.find(id, seed));
    }

    private static List<HostileCase> all(long seed) {
        return Catalogue.cases(20, 20, 100, seed);
    }
}
