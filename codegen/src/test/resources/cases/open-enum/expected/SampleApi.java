// Generated from spec.yaml. Do not edit.
package io.apitokens.golden;

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
     * Creates the operations of one account.
     *
     * @param client what sends their calls
     */
    public SampleApi(ApiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Reads a thing.
     *
     * @param query what to ask for; {@link GetThingQuery#none()} for everything
     * @return the call, not sent yet
     * @see "GET /thing"
     */
    public ApiCall<Thing> getThing(GetThingQuery query) {
        return client.request(GET_THING)
                .query("colour", query.colour())
                .returning(ThingJson.INSTANCE);
    }

    /**
     * Conditions of {@code getThing}; what is null is not asked for.
     *
     * @param colour only things of this colour
     */
    public record GetThingQuery(@Nullable Colour colour) {

        private static final GetThingQuery NONE = new GetThingQuery(null);

        /**
         * Asks for everything.
         *
         * @return a query without any condition
         */
        public static GetThingQuery none() {
            return NONE;
        }

        /**
         * Begins a new one.
         *
         * @return a builder that has nothing yet
         */
        public static Builder builder() {
            return new Builder();
        }

        /** Collects the components of a {@link GetThingQuery}. Not thread-safe. */
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
             * Makes the record.
             *
             * @return the record
             * @throws InvalidInputException if something is missing or out of bounds
             */
            public GetThingQuery build() {
                return new GetThingQuery(colour);
            }
        }
    }
}
