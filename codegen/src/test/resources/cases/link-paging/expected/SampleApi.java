// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.linkpaging;

import io.apitokens.Page;
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

    /** {@code GET /all-things} */
    public static final Operation LIST_ALL_THINGS = new Operation(
            "listAllThings", HttpMethod.GET, "/all-things", Effect.READ, 200);

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
     * Lists a page of things.
     *
     * @param cursor the next cursor of the previous page; null for the first page
     * @return the call, not yet sent
     * @see "GET /things"
     */
    public ApiCall<Page<Thing>> listThings(@Nullable String cursor) {
        return client.request(LIST_THINGS)
                .returningPage(Thing.JSON, cursor);
    }

    /**
     * Lists all things.
     *
     * @return the call, not yet sent
     * @see "GET /all-things"
     */
    public ApiCall<List<Thing>> listAllThings() {
        return client.request(LIST_ALL_THINGS)
                .returningList(Thing.JSON);
    }
}
