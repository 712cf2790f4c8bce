// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.queryrecord;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
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
     * Creates an instance that sends its calls with a client.
     *
     * @param client the client that sends the requests
     */
    public SampleApi(ApiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Lists the things in a box.
     *
     * @param boxId number of the box
     * @param query the query parameters; {@link ListThingsQuery#none()} sends none
     * @return the call, not yet sent
     * @see "GET /boxes/{boxId}/things"
     */
    public ApiCall<List<Thing>> listThings(long boxId, ListThingsQuery query) {
        return client.request(LIST_THINGS)
                .path("boxId", boxId)
                .query("name_part", query.namePart())
                .query("limit", query.limit())
                .query("hidden", query.hidden())
                .query("sorts", query.sorts())
                .returningList(Thing.JSON);
    }

    /**
     * Query parameters of {@code listThings}. Parameters that are null are not sent.
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
         * Creates the record with unmodifiable copies of the lists.
         *
         * @param namePart the component {@code namePart}
         * @param limit the component {@code limit}
         * @param hidden the component {@code hidden}
         * @param sorts the component {@code sorts}
         */
        public ListThingsQuery {
            sorts = sorts == null ? null : List.copyOf(sorts);
        }

        /** {@return a query that sends no parameters} */
        public static ListThingsQuery none() {
            return NONE;
        }

        /** {@return a new builder with no component set} */
        public static Builder builder() {
            return new Builder();
        }

        /** {@return the components, with control and format characters as escapes} */
        @Override
        public String toString() {
            return Json.components(
                    "ListThingsQuery", "namePart", namePart, "limit", limit, "hidden", hidden, "sorts", sorts);
        }

        /** A builder of {@link ListThingsQuery}. Not thread-safe. */
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
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
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
