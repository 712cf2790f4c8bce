package io.apitokens.proofs.simulation;

import io.apitokens.TokenId;

/** What the processes of a run do. */
enum Target {
    /** They rotate a token. */
    TOKEN,
    /** They rotate a secret that can be read again, of which there are two at most. */
    PLACES,
    /** They rotate a token in place. */
    IN_PLACE,
    /** They create a token into an empty store, with a journal. */
    CREATE;

    Task task(Environment environment) {
        return switch (this) {
            case TOKEN -> Engine.rotation(environment.setting, false);
            case PLACES -> Engine.rotation(environment.setting, true);
            case IN_PLACE -> Engine::rotateInPlace;
            case CREATE -> Target::create;
        };
    }

    private static Engine.Progress create(SimulatedProcess process, TokenId ignored) {
        return Engine.create(process);
    }
}
