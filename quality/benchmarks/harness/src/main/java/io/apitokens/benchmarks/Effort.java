package io.apitokens.benchmarks;

/** The length of a run. */
enum Effort {
    QUICK,
    FULL;

    boolean isQuick() {
        return this == QUICK;
    }
}
