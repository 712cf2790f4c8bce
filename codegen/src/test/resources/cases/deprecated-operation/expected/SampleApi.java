// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.deprecatedoperation;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code DELETE /thing} */
    public static final Operation REVOKE_SELF = new Operation(
            "revokeSelf", HttpMethod.DELETE, "/thing", Effect.REVOKE_SELF, 200, 204);

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
     * Revokes the caller's own credential.
     *
     * @return the call, not yet sent
     * @see "DELETE /thing"
     * @deprecated There is a newer one; use {@code revokeSelfV2}.
     */
    @Deprecated
    public ApiCall<@Nullable Void> revokeSelf() {
        return client.request(REVOKE_SELF)
                .returningNothing();
    }
}
