// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.lists;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code PUT /thing} */
    public static final Operation REPLACE_THING = new Operation(
            "replaceThing", HttpMethod.PUT, "/thing", Effect.REPLACE, 204);

    /** {@code GET /things/1} */
    public static final Operation GET_THING = new Operation("getThing", HttpMethod.GET, "/things/1", Effect.READ, 200);

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
     * Replaces a thing.
     *
     * @param request the thing as it is to be
     * @return the call, not yet sent
     * @see "PUT /thing"
     */
    public ApiCall<@Nullable Void> replaceThing(ThingUpdate request) {
        return client.request(REPLACE_THING)
                .body(request, ThingUpdate.JSON)
                .returningNothing();
    }

    /**
     * Reads a thing.
     *
     * @return the call, not yet sent
     * @see "GET /things/1"
     */
    public ApiCall<Thing> getThing() {
        return client.request(GET_THING)
                .returning(Thing.JSON);
    }
}
