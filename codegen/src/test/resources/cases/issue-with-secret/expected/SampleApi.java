// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.issuewithsecret;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import java.util.regex.Pattern;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code POST /tokens} */
    public static final Operation CREATE_TOKEN = new Operation(
            "createToken", HttpMethod.POST, "/tokens", Effect.ISSUE, 201);

    /** {@code POST /tokens/{tokenId}/rotate} */
    public static final Operation ROTATE_TOKEN = new Operation(
            "rotateToken", HttpMethod.POST, "/tokens/{tokenId}/rotate", Effect.ROTATE, 200);

    /** {@code GET /tokens/{tokenId}} */
    public static final Operation GET_TOKEN = new Operation(
            "getToken", HttpMethod.GET, "/tokens/{tokenId}", Effect.READ, 200);

    private static final Pattern TOKEN_ID = Pattern.compile("^[0-9a-z]{1,8}$");

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
    public ApiCall<TokenCreated> createToken() {
        return client.request(CREATE_TOKEN)
                .issuing(TokenCreated.JSON, TokenCreated::token);
    }

    /**
     * Rotates a token.
     *
     * @param tokenId the token
     * @return the call, not yet sent
     * @see "POST /tokens/{tokenId}/rotate"
     */
    public ApiCall<TokenCreated> rotateToken(String tokenId) {
        return client.request(ROTATE_TOKEN)
                .path("tokenId", tokenId, TOKEN_ID)
                .issuing(TokenCreated.JSON, TokenCreated::token);
    }

    /**
     * Reads a token.
     *
     * @param tokenId the token
     * @return the call, not yet sent
     * @see "GET /tokens/{tokenId}"
     */
    public ApiCall<Token> getToken(String tokenId) {
        return client.request(GET_TOKEN)
                .path("tokenId", tokenId, TOKEN_ID)
                .returning(Token.JSON);
    }
}
