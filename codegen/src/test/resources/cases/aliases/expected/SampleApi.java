// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.aliases;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /things/{id}} */
    public static final Operation GET_THING = new Operation(
            "get-thing", HttpMethod.GET, "/things/{id}", Effect.READ, 200);

    private static final Pattern ID = Pattern.compile("^[a-z]{4}$");

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
     * Reads a thing.
     *
     * @param id the thing
     * @param query the query parameters; {@link GetThingQuery#none()} sends none
     * @return the call, not yet sent
     * @see "GET /things/{id}"
     */
    public ApiCall<Thing> getThing(String id, GetThingQuery query) {
        return client.request(GET_THING)
                .path("id", id, ID)
                .query("view", query.view())
                .returning(Thing.JSON);
    }

    /**
     * Query parameters of {@code get-thing}. Parameters that are null are not sent.
     *
     * @param view the view
     */
    public record GetThingQuery(@Nullable View view) {

        private static final GetThingQuery NONE = new GetThingQuery(null);

        /** {@return a query that sends no parameters} */
        public static GetThingQuery none() {
            return NONE;
        }

        /** {@return a new builder with no component set} */
        public static Builder builder() {
            return new Builder();
        }

        /** A builder of {@link GetThingQuery}. Not thread-safe. */
        public static final class Builder {

            private @Nullable View view;

            private Builder() {}

            /**
             * {@return this builder with {@code view} set}
             *
             * @param view the view
             */
            public Builder view(@Nullable View view) {
                this.view = view;
                return this;
            }

            /**
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
             */
            public GetThingQuery build() {
                return new GetThingQuery(view);
            }
        }
    }
}
