// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.envelope;

import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /things} */
    public static final Operation LIST_THINGS = new Operation(
            "listThings", HttpMethod.GET, "/things", Effect.READ, 200);

    /** {@code POST /things} */
    public static final Operation CREATE_THING = new Operation(
            "createThing", HttpMethod.POST, "/things", Effect.ISSUE, 201, 202);

    /** {@code GET /things/{thingId}} */
    public static final Operation GET_THING = new Operation(
            "getThing", HttpMethod.GET, "/things/{thingId}", Effect.READ, 200);

    /** {@code DELETE /things/{thingId}} */
    public static final Operation DELETE_THING = new Operation(
            "deleteThing", HttpMethod.DELETE, "/things/{thingId}", Effect.DELETE, 204);

    /** {@code POST /things/{thingId}/secret} */
    public static final Operation ROTATE_THING = new Operation(
            "rotateThing", HttpMethod.POST, "/things/{thingId}/secret", Effect.ROTATE, 200);

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
     * Lists the things.
     *
     * @return the call, not yet sent
     * @see "GET /things"
     */
    public ApiCall<List<Thing>> listThings() {
        return client.request(LIST_THINGS)
                .returning(JsonPayload.list("/data/items", Thing.JSON));
    }

    /**
     * Creates a thing.
     *
     * @return the call, not yet sent
     * @see "POST /things"
     */
    public ApiCall<Thing> createThing() {
        return client.request(CREATE_THING)
                .issuing(JsonPayload.of("/data", Thing.JSON), Thing::secret);
    }

    /**
     * Reads a thing.
     *
     * @param thingId the thing
     * @return the call, not yet sent
     * @see "GET /things/{thingId}"
     */
    public ApiCall<Thing> getThing(long thingId) {
        return client.request(GET_THING)
                .path("thingId", thingId)
                .returning(JsonPayload.of("/a~1b", Thing.JSON));
    }

    /**
     * Deletes a thing.
     *
     * @param thingId the thing
     * @return the call, not yet sent
     * @see "DELETE /things/{thingId}"
     */
    public ApiCall<@Nullable Void> deleteThing(long thingId) {
        return client.request(DELETE_THING)
                .path("thingId", thingId)
                .returningNothing();
    }

    /**
     * Replaces the secret of a thing.
     *
     * @param thingId the thing
     * @return the call, not yet sent
     * @see "POST /things/{thingId}/secret"
     */
    public ApiCall<Secret> rotateThing(long thingId) {
        return client.request(ROTATE_THING)
                .path("thingId", thingId)
                .issuing(JsonPayload.of("", JsonPayload.SECRET), secret -> secret);
    }
}
