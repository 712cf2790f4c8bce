package io.apitokens.benchmarks;

/** How much time the figures are worth. */
enum Effort {
    QUICK,
    FULL;

    boolean isQuick() {
        return this == QUICK;
    }
}
