// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.strict;

import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /tokens} */
    public static final Operation LIST_TOKENS = new Operation(
            "listTokens", HttpMethod.GET, "/tokens", Effect.READ, 200);

    /** {@code POST /tokens} */
    public static final Operation CREATE_TOKEN = new Operation(
            "createToken", HttpMethod.POST, "/tokens", Effect.ISSUE, 201);

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
     * Lists the tokens.
     *
     * @param cursor the next cursor of the previous page; null for the first page
     * @return the call, not yet sent
     * @see "GET /tokens"
     */
    public ApiCall<Page<Token>> listTokens(@Nullable String cursor) {
        return client.request(LIST_TOKENS)
                .returningPage(Token.JSON, cursor);
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
}
