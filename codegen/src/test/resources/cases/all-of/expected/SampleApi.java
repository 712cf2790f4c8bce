// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.allof;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /thing} */
    public static final Operation GET_THING = new Operation("getThing", HttpMethod.GET, "/thing", Effect.READ, 200);

    private final ApiClient client;

    /**
     * Creates an instance that sends its calls with a client.
     *
     * @param client the client that sends the requests
     */
    public SampleApi(ApiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Reads a thing.
     *
     * @return the call, not yet sent
     * @see "GET /thing"
     */
    public ApiCall<Thing> getThing() {
        return client.request(GET_THING)
                .returning(Thing.JSON);
    }
}
