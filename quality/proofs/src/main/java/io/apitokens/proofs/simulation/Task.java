package io.apitokens.proofs.simulation;

import io.apitokens.TokenId;

/** What a process does again and again until it is done. */
@FunctionalInterface
interface Task {

    /** Makes one call of the library. */
    Engine.Progress advance(SimulatedProcess process, TokenId predecessor);
}
