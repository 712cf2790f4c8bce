package io.apitokens.testkit.rotation;

import com.google.gson.JsonObject;
import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.testkit.rotation.QuillTokens.Mistake;
import io.apitokens.transport.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Quill's own operations. */
final class QuillApi {

    private static final String TOKENS = "/v1/tokens";
    private static final String TOKEN = TOKENS + "/{id}";
    private static final Operation LIST = new Operation("list", HttpMethod.GET, TOKENS, Effect.READ, 200);
    private static final Operation GET = new Operation("get", HttpMethod.GET, TOKEN, Effect.READ, 200);
    private static final Operation REPLACE = new Operation("replace", HttpMethod.PUT, TOKEN, Effect.REPLACE, 200);
    private static final Operation DELETE = new Operation("delete", HttpMethod.DELETE, TOKEN, Effect.DELETE, 204);

    private final ApiClient client;
    private final Operation create;
    private final Operation roll;

    QuillApi(ApiClient client, @Nullable Mistake mistake) {
        this.client = client;
        Effect creates = mistake == Mistake.CREATE_DECLARED_REPLACE ? Effect.REPLACE : Effect.ISSUE;
        Effect rotates = mistake == Mistake.ROTATE_DECLARED_REPLACE ? Effect.REPLACE : Effect.ROTATE;
        this.create = new Operation("create", HttpMethod.POST, TOKENS, creates, 201);
        this.roll = new Operation("roll", HttpMethod.POST, TOKEN + "/roll", rotates, 200);
    }

    ApiCall<JsonObject> get(String id) {
        return client.request(GET).path("id", id).returning(QuillResult.ONE).map((result, facts) -> result.record());
    }

    /** Returns the call for a page, whose cursor is its number; null for the first. */
    ApiCall<Page<JsonObject>> list(@Nullable String page) {
        long number = page == null ? 1 : Long.parseLong(page);
        return client.request(LIST)
                .query("page", number)
                .query("per_page", 50)
                .returning(QuillResult.PAGE)
                .map((result, facts) ->
                        Page.of(result.records(), number < result.pages() ? Long.toString(number + 1) : null));
    }

    ApiCall<QuillResult> create(JsonObject settings) {
        return client.request(create).body(settings, QuillResult.BODY).issuing(QuillResult.ONE, QuillResult::secret);
    }

    ApiCall<QuillResult> roll(String id) {
        return client.request(roll).path("id", id).issuing(QuillResult.ONE, QuillResult::secret);
    }

    ApiCall<JsonObject> replace(String id, JsonObject settings) {
        return client.request(REPLACE)
                .path("id", id)
                .body(settings, QuillResult.BODY)
                .returning(QuillResult.ONE)
                .map((result, facts) -> result.record());
    }

    ApiCall<@Nullable Void> delete(String id) {
        return client.request(DELETE).path("id", id).returningNothing();
    }
}
