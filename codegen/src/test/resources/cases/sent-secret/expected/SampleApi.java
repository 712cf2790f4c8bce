// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.sentsecret;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code POST /secrets} */
    public static final Operation CREATE_SECRET = new Operation(
            "createSecret", HttpMethod.POST, "/secrets", Effect.CREATE, 201);

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
     * Creates a secret of the caller's choice.
     *
     * @param request the secret
     * @return the call, not yet sent
     * @see "POST /secrets"
     */
    public ApiCall<ClientSecret> createSecret(NewSecret request) {
        return client.request(CREATE_SECRET)
                .body(request, NewSecret.JSON)
                .returning(ClientSecret.JSON);
    }
}
