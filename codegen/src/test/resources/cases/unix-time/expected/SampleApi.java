// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.unixtime;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /things/thing} */
    public static final Operation GET_THING = new Operation(
            "getThing", HttpMethod.GET, "/things/thing", Effect.READ, 200);

    /** {@code PUT /things/thing} */
    public static final Operation REPLACE_THING = new Operation(
            "replaceThing", HttpMethod.PUT, "/things/thing", Effect.REPLACE, 200);

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
     * @see "GET /things/thing"
     */
    public ApiCall<Thing> getThing() {
        return client.request(GET_THING)
                .returning(Thing.JSON);
    }

    /**
     * Replaces a thing.
     *
     * @param request the thing
     * @return the call, not yet sent
     * @see "PUT /things/thing"
     */
    public ApiCall<Thing> replaceThing(Thing request) {
        return client.request(REPLACE_THING)
                .body(request, Thing.JSON)
                .returning(Thing.JSON);
    }
}
