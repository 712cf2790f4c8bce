package io.apitokens.testkit;

/** Ends a request with an error response of the vendor. State is unchanged when it is thrown. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SimulatedResponse response;

    Refusal(SimulatedResponse response) {
        super("refused with " + response.status(), null, false, false);
        this.response = response;
    }

    SimulatedResponse response() {
        return response;
    }
}
