package io.apitokens.proofs.simulation;

import io.apitokens.TokenId;

/** What the processes of a run do. */
enum Target {
    /** They rotate a token. */
    TOKEN,
    /** They rotate a client secret that can be read again, of which there are two at most. */
    PLACES,
    /** They rotate a key, whose private half only its maker has. */
    KEYS,
    /** They rotate a token in place. */
    IN_PLACE,
    /** They create a token into an empty store, with a journal. */
    CREATE;

    Task task(Environment environment) {
        return switch (this) {
            case TOKEN -> Engine.rotation(environment.setting, false);
            case PLACES, KEYS -> Engine.rotation(environment.setting, true);
            case IN_PLACE -> Engine::rotateInPlace;
            case CREATE -> Target::create;
        };
    }

    /** Returns whether they rotate the credentials of an application, which are deactivated before they are deleted. */
    boolean isOfApplication() {
        return this == PLACES || this == KEYS;
    }

    private static Engine.Progress create(SimulatedProcess process, TokenId ignored) {
        return Engine.create(process);
    }
}
