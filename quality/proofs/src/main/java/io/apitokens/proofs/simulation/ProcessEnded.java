package io.apitokens.proofs.simulation;

/** Thrown by every call of a worker whose process has ended. Its calls have no effect any more. */
final class ProcessEnded extends Error {

    private static final long serialVersionUID = 1L;

    ProcessEnded() {
        super("the simulated process has ended", null, false, false);
    }
}
