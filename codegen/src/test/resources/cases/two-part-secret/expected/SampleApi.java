// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.twopartsecret;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code POST /tokens} */
    public static final Operation CREATE_TOKEN = new Operation(
            "createToken", HttpMethod.POST, "/tokens", Effect.ISSUE, 200);

    /** {@code POST /keys} */
    public static final Operation CREATE_KEY = new Operation("createKey", HttpMethod.POST, "/keys", Effect.ISSUE, 200);

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
     * Creates a token.
     *
     * @return the call, not yet sent
     * @see "POST /tokens"
     */
    public ApiCall<NewToken> createToken() {
        return client.request(CREATE_TOKEN)
                .issuing(NewToken.JSON, NewToken::secret);
    }

    /**
     * Creates a key.
     *
     * @return the call, not yet sent
     * @see "POST /keys"
     */
    public ApiCall<NewKey> createKey() {
        return client.request(CREATE_KEY)
                .issuing(NewKey.JSON, NewKey::secret);
    }
}
