// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.scopes;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /thing} */
    public static final Operation READ_THING = new Operation(
            "readThing", HttpMethod.GET, "/thing", Effect.READ, 204).withScopes("sample.things.read");

    /** {@code PUT /thing} */
    public static final Operation RESET_THING = new Operation(
            "resetThing", HttpMethod.PUT, "/thing", Effect.REPLACE, 204);

    /** {@code DELETE /thing} */
    public static final Operation DELETE_THING = new Operation(
            "deleteThing",
            HttpMethod.DELETE,
            "/thing",
            Effect.DELETE,
            204).withScopes("sample.things.read", "sample.things.manage");

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
     * Reads the thing.
     *
     * <p>It changes every day.
     *
     * <p>Requires the scope {@code sample.things.read} if the credential is an access token.
     *
     * @return the call, not yet sent
     * @see "GET /thing"
     */
    public ApiCall<@Nullable Void> readThing() {
        return client.request(READ_THING)
                .returningNothing();
    }

    /**
     * Resets the thing.
     *
     * @return the call, not yet sent
     * @see "PUT /thing"
     */
    public ApiCall<@Nullable Void> resetThing() {
        return client.request(RESET_THING)
                .returningNothing();
    }

    /**
     * Deletes the thing.
     *
     * <p>Requires the scopes {@code sample.things.read} and {@code sample.things.manage} if the credential is an access
     * token.
     *
     * @return the call, not yet sent
     * @see "DELETE /thing"
     */
    public ApiCall<@Nullable Void> deleteThing() {
        return client.request(DELETE_THING)
                .returningNothing();
    }
}
