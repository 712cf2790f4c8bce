package io.apitokens.proofs.simulation;

import java.util.Set;

/**
 * The result of a run.
 *
 * @param violations the promises that did not hold
 * @param outage how many milliseconds the stored secret was not accepted
 */
record Result(Set<Violation> violations, long outage) {

    boolean isFine() {
        return violations.isEmpty();
    }
}
