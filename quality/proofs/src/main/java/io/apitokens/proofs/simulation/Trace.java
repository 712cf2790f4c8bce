package io.apitokens.proofs.simulation;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints the steps of a run with their virtual times. Tokens appear by id; a step never contains a secret. */
final class Trace {

    private final @Nullable PrintStream out;

    Trace(@Nullable PrintStream out) {
        this.out = out;
    }

    static Trace none() {
        return new Trace(null);
    }

    void add(long time, String worker, String what) {
        if (out != null) {
            long minutes = time / 60_000;
            out.printf("%5d:%06.3f %-3s %s%n", minutes, (time - minutes * 60_000) / 1000.0, worker, what);
        }
    }
}
