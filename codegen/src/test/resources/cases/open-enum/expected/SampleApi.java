// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.openenum;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /thing} */
    public static final Operation GET_THING = new Operation("getThing", HttpMethod.GET, "/thing", Effect.READ, 200);

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
     * @param query the query parameters; {@link GetThingQuery#none()} sends none
     * @return the call, not yet sent
     * @see "GET /thing"
     */
    public ApiCall<Thing> getThing(GetThingQuery query) {
        return client.request(GET_THING)
                .query("colour", query.colour())
                .returning(Thing.JSON);
    }

    /**
     * Query parameters of {@code getThing}. Parameters that are null are not sent.
     *
     * @param colour only things of this colour
     */
    public record GetThingQuery(@Nullable Colour colour) {

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

            private @Nullable Colour colour;

            private Builder() {}

            /**
             * {@return this builder with {@code colour} set}
             *
             * @param colour only things of this colour
             */
            public Builder colour(@Nullable Colour colour) {
                this.colour = colour;
                return this;
            }

            /**
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
             */
            public GetThingQuery build() {
                return new GetThingQuery(colour);
            }
        }
    }
}
