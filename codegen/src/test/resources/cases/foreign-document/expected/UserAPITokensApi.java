// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.Page;
import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operations on the tokens of a user. Immutable and thread-safe. */
public final class UserAPITokensApi {

    /** {@code GET /user/tokens} */
    public static final Operation USER_API_TOKENS_LIST_TOKENS = new Operation(
            "user-api-tokens-list-tokens", HttpMethod.GET, "/user/tokens", Effect.READ, 200);

    /** {@code POST /user/tokens} */
    public static final Operation USER_API_TOKENS_CREATE_TOKEN = new Operation(
            "user-api-tokens-create-token", HttpMethod.POST, "/user/tokens", Effect.ISSUE, 200);

    /** {@code GET /user/tokens/{token_id}} */
    public static final Operation USER_API_TOKENS_TOKEN_DETAILS = new Operation(
            "user-api-tokens-token-details", HttpMethod.GET, "/user/tokens/{token_id}", Effect.READ, 200);

    /** {@code PUT /user/tokens/{token_id}} */
    public static final Operation USER_API_TOKENS_UPDATE_TOKEN = new Operation(
            "user-api-tokens-update-token", HttpMethod.PUT, "/user/tokens/{token_id}", Effect.REPLACE, 200);

    /** {@code DELETE /user/tokens/{token_id}} */
    public static final Operation USER_API_TOKENS_DELETE_TOKEN = new Operation(
            "user-api-tokens-delete-token", HttpMethod.DELETE, "/user/tokens/{token_id}", Effect.DELETE, 200);

    /** {@code PUT /user/tokens/{token_id}/value} */
    public static final Operation USER_API_TOKENS_ROLL_TOKEN = new Operation(
            "user-api-tokens-roll-token", HttpMethod.PUT, "/user/tokens/{token_id}/value", Effect.ROTATE, 200);

    private static final Pattern TOKEN_ID = Pattern.compile("^[0-9a-f]{32}$");

    private final ApiClient client;

    /**
     * Creates an instance that sends its calls with a client.
     *
     * @param client the client that sends the requests
     */
    public UserAPITokensApi(ApiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * List Tokens
     *
     * <p>List all access tokens you created.
     *
     * @param query the query parameters; {@link UserApiTokensListTokensQuery#none()} sends none
     * @param cursor the next cursor of the previous page, which is the number of a page; null for the first page
     * @return the call, not yet sent
     * @see "GET /user/tokens"
     */
    public ApiCall<Page<IamToken>> userApiTokensListTokens(
            UserApiTokensListTokensQuery query, @Nullable String cursor) {
        return client.request(USER_API_TOKENS_LIST_TOKENS)
                .query("per_page", query.perPage())
                .query("direction", query.direction())
                .query("page", JsonPage.position(cursor, 1))
                .returning(JsonPage.byNumber(
                        "/result",
                        IamToken.JSON,
                        JsonPage.position(cursor, 1),
                        1,
                        "/result_info/total_count",
                        "/result_info/per_page"));
    }

    /**
     * Create Token
     *
     * <p>Create a new access token.
     *
     * @param request the token to create
     * @return the call, not yet sent
     * @see "POST /user/tokens"
     */
    public ApiCall<IamTokenWithValue> userApiTokensCreateToken(IamTokenBase request) {
        return client.request(USER_API_TOKENS_CREATE_TOKEN)
                .body(request, IamTokenBase.JSON)
                .issuing(JsonPayload.of("/result", IamTokenWithValue.JSON), IamTokenWithValue::value);
    }

    /**
     * Token Details
     *
     * <p>Get information about a specific token.
     *
     * @param tokenId Token identifier tag.
     * @return the call, not yet sent
     * @see "GET /user/tokens/{token_id}"
     */
    public ApiCall<IamToken> userApiTokensTokenDetails(String tokenId) {
        return client.request(USER_API_TOKENS_TOKEN_DETAILS)
                .path("token_id", tokenId, TOKEN_ID)
                .returning(JsonPayload.of("/result", IamToken.JSON));
    }

    /**
     * Update Token
     *
     * <p>Update an existing token.
     *
     * @param tokenId Token identifier tag.
     * @param request the token as it is to be
     * @return the call, not yet sent
     * @see "PUT /user/tokens/{token_id}"
     */
    public ApiCall<IamToken> userApiTokensUpdateToken(String tokenId, IamTokenBody request) {
        return client.request(USER_API_TOKENS_UPDATE_TOKEN)
                .path("token_id", tokenId, TOKEN_ID)
                .body(request, IamTokenBody.JSON)
                .returning(JsonPayload.of("/result", IamToken.JSON));
    }

    /**
     * Delete Token
     *
     * <p>Destroy a token.
     *
     * @param tokenId Token identifier tag.
     * @return the call, not yet sent
     * @see "DELETE /user/tokens/{token_id}"
     */
    public ApiCall<IamDeleted> userApiTokensDeleteToken(String tokenId) {
        return client.request(USER_API_TOKENS_DELETE_TOKEN)
                .path("token_id", tokenId, TOKEN_ID)
                .returning(JsonPayload.of("/result", IamDeleted.JSON));
    }

    /**
     * Roll Token
     *
     * <p>Roll the token secret.
     *
     * @param tokenId Token identifier tag.
     * @return the call, not yet sent
     * @see "PUT /user/tokens/{token_id}/value"
     */
    public ApiCall<Secret> userApiTokensRollToken(String tokenId) {
        return client.request(USER_API_TOKENS_ROLL_TOKEN)
                .path("token_id", tokenId, TOKEN_ID)
                .issuing(JsonPayload.of("/result", JsonPayload.SECRET), secret -> secret);
    }

    /**
     * Query parameters of {@code user-api-tokens-list-tokens}. Parameters that are null are not sent.
     *
     * @param perPage Maximum number of results per page.
     * @param direction Direction to order results.
     */
    public record UserApiTokensListTokensQuery(@Nullable Long perPage, @Nullable IamDirection direction) {

        private static final UserApiTokensListTokensQuery NONE = new UserApiTokensListTokensQuery(null, null);

        /** {@return a query that sends no parameters} */
        public static UserApiTokensListTokensQuery none() {
            return NONE;
        }

        /** {@return a new builder with no component set} */
        public static Builder builder() {
            return new Builder();
        }

        /** A builder of {@link UserApiTokensListTokensQuery}. Not thread-safe. */
        public static final class Builder {

            private @Nullable Long perPage;
            private @Nullable IamDirection direction;

            private Builder() {}

            /**
             * {@return this builder with {@code perPage} set}
             *
             * @param perPage Maximum number of results per page.
             */
            public Builder perPage(@Nullable Long perPage) {
                this.perPage = perPage;
                return this;
            }

            /**
             * {@return this builder with {@code direction} set}
             *
             * @param direction Direction to order results.
             */
            public Builder direction(@Nullable IamDirection direction) {
                this.direction = direction;
                return this;
            }

            /**
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
             */
            public UserApiTokensListTokensQuery build() {
                Checks.range(perPage, "UserApiTokensListTokensQuery.perPage", 5, 50);
                return new UserApiTokensListTokensQuery(perPage, direction);
            }
        }
    }
}
