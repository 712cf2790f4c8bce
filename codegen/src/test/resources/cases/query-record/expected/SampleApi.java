// Generated from spec.yaml. Do not edit.
package io.apitokens.golden;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.transport.HttpMethod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /boxes/{boxId}/things} */
    public static final Operation LIST_THINGS = new Operation(
            "listThings", HttpMethod.GET, "/boxes/{boxId}/things", Effect.READ, 200);

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
     * Lists the things in a box.
     *
     * @param boxId number of the box
     * @param query what to ask for; {@link ListThingsQuery#none()} for everything
     * @return the call, not sent yet
     * @see "GET /boxes/{boxId}/things"
     */
    public ApiCall<List<Thing>> listThings(long boxId, ListThingsQuery query) {
        return client.request(LIST_THINGS)
                .path("boxId", boxId)
                .query("name_part", query.namePart())
                .query("limit", query.limit())
                .query("hidden", query.hidden())
                .query("sorts", query.sorts())
                .returningList(ThingJson.INSTANCE);
    }

    /**
     * Conditions of {@code listThings}; what is null is not asked for.
     *
     * @param namePart only things with this in their name
     * @param limit how many things to give at most
     * @param hidden whether to give hidden things
     * @param sorts the order
     */
    public record ListThingsQuery(
            @Nullable String namePart, @Nullable Long limit, @Nullable Boolean hidden, @Nullable List<String> sorts) {

        private static final ListThingsQuery NONE = new ListThingsQuery(null, null, null, null);

        /**
         * Takes the components, and copies the lists so that nothing changes them afterwards.
         *
         * @param namePart as the component of this name
         * @param limit as the component of this name
         * @param hidden as the component of this name
         * @param sorts as the component of this name
         */
        public ListThingsQuery {
            sorts = sorts == null ? null : List.copyOf(sorts);
        }

        /**
         * Asks for everything.
         *
         * @return a query without any condition
         */
        public static ListThingsQuery none() {
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

        /** Collects the components of a {@link ListThingsQuery}. Not thread-safe. */
        public static final class Builder {

            private @Nullable String namePart;
            private @Nullable Long limit;
            private @Nullable Boolean hidden;
            private @Nullable List<String> sorts;

            private Builder() {}

            /**
             * {@return this builder with {@code namePart} set}
             *
             * @param namePart only things with this in their name
             */
            public Builder namePart(@Nullable String namePart) {
                this.namePart = namePart;
                return this;
            }

            /**
             * {@return this builder with {@code limit} set}
             *
             * @param limit how many things to give at most
             */
            public Builder limit(@Nullable Long limit) {
                this.limit = limit;
                return this;
            }

            /**
             * {@return this builder with {@code hidden} set}
             *
             * @param hidden whether to give hidden things
             */
            public Builder hidden(@Nullable Boolean hidden) {
                this.hidden = hidden;
                return this;
            }

            /**
             * {@return this builder with {@code sorts} set}
             *
             * @param sorts the order
             */
            public Builder sorts(@Nullable List<String> sorts) {
                this.sorts = sorts;
                return this;
            }

            /**
             * Makes the record.
             *
             * @return the record
             * @throws InvalidInputException if something is missing or out of bounds
             */
            public ListThingsQuery build() {
                Checks.length(namePart, "ListThingsQuery.namePart", 3, Integer.MAX_VALUE);
                Checks.range(limit, "ListThingsQuery.limit", 0, 1000);
                Checks.size(sorts, "ListThingsQuery.sorts", 0, Integer.MAX_VALUE);
                return new ListThingsQuery(namePart, limit, hidden, sorts);
            }
        }
    }
}
