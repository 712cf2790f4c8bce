// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.paging;

import io.apitokens.Page;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class SampleApi {

    /** {@code GET /by-page} */
    public static final Operation LIST_BY_PAGE = new Operation(
            "listByPage", HttpMethod.GET, "/by-page", Effect.READ, 200);

    /** {@code GET /by-total} */
    public static final Operation LIST_BY_TOTAL = new Operation(
            "listByTotal", HttpMethod.GET, "/by-total", Effect.READ, 200);

    /** {@code GET /by-offset} */
    public static final Operation LIST_BY_OFFSET = new Operation(
            "listByOffset", HttpMethod.GET, "/by-offset", Effect.READ, 200);

    /** {@code GET /by-cursor/{box}} */
    public static final Operation LIST_BY_CURSOR = new Operation(
            "listByCursor", HttpMethod.GET, "/by-cursor/{box}", Effect.READ, 200);

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
     * Lists by page number until a page is empty.
     *
     * @param query the query parameters; {@link ListByPageQuery#none()} sends none
     * @param cursor the next cursor of the previous page, which is the number of a page; null for the first page
     * @return the call, not yet sent
     * @see "GET /by-page"
     */
    public ApiCall<Page<Thing>> listByPage(ListByPageQuery query, @Nullable String cursor) {
        return client.request(LIST_BY_PAGE)
                .query("name", query.name())
                .query("page", JsonPage.position(cursor, 0))
                .returning(JsonPage.byNumber("", Thing.JSON, JsonPage.position(cursor, 0), 0, null, null));
    }

    /**
     * Lists by page number until the total is reached.
     *
     * @param cursor the next cursor of the previous page, which is the number of a page; null for the first page
     * @return the call, not yet sent
     * @see "GET /by-total"
     */
    public ApiCall<Page<Thing>> listByTotal(@Nullable String cursor) {
        return client.request(LIST_BY_TOTAL)
                .query("pageNumber", JsonPage.position(cursor, 1))
                .returning(JsonPage.byNumber(
                        "/things", Thing.JSON, JsonPage.position(cursor, 1), 1, "/meta/total", "/meta/size"));
    }

    /**
     * Lists by offset.
     *
     * @param query the query parameters; {@link ListByOffsetQuery#none()} sends none
     * @param cursor the next cursor of the previous page, which is an offset; null for the first page
     * @return the call, not yet sent
     * @see "GET /by-offset"
     */
    public ApiCall<Page<Thing>> listByOffset(ListByOffsetQuery query, @Nullable String cursor) {
        return client.request(LIST_BY_OFFSET)
                .query("limit", query.limit())
                .query("offset", JsonPage.position(cursor, 0))
                .returning(JsonPage.byOffset("/things", Thing.JSON, JsonPage.position(cursor, 0), "/meta/total"));
    }

    /**
     * Lists by cursor.
     *
     * @param box the box
     * @param cursor the next cursor of the previous page; null for the first page
     * @return the call, not yet sent
     * @see "GET /by-cursor/{box}"
     */
    public ApiCall<Page<Thing>> listByCursor(long box, @Nullable String cursor) {
        return client.request(LIST_BY_CURSOR)
                .path("box", box)
                .query("after", cursor)
                .returning(JsonPage.byCursor("/things", Thing.JSON, "/meta/next"));
    }

    /**
     * Query parameters of {@code listByPage}. Parameters that are null are not sent.
     *
     * @param name the name
     */
    public record ListByPageQuery(@Nullable String name) {

        private static final ListByPageQuery NONE = new ListByPageQuery(null);

        /** {@return a query that sends no parameters} */
        public static ListByPageQuery none() {
            return NONE;
        }

        /** {@return a new builder with no component set} */
        public static Builder builder() {
            return new Builder();
        }

        /** {@return the components, with control and format characters as escapes} */
        @Override
        public String toString() {
            return Json.components("ListByPageQuery", "name", name);
        }

        /** A builder of {@link ListByPageQuery}. Not thread-safe. */
        public static final class Builder {

            private @Nullable String name;

            private Builder() {}

            /**
             * {@return this builder with {@code name} set}
             *
             * @param name the name
             */
            public Builder name(@Nullable String name) {
                this.name = name;
                return this;
            }

            /**
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
             */
            public ListByPageQuery build() {
                return new ListByPageQuery(name);
            }
        }
    }

    /**
     * Query parameters of {@code listByOffset}. Parameters that are null are not sent.
     *
     * @param limit the size
     */
    public record ListByOffsetQuery(@Nullable Long limit) {

        private static final ListByOffsetQuery NONE = new ListByOffsetQuery(null);

        /** {@return a query that sends no parameters} */
        public static ListByOffsetQuery none() {
            return NONE;
        }

        /** {@return a new builder with no component set} */
        public static Builder builder() {
            return new Builder();
        }

        /** A builder of {@link ListByOffsetQuery}. Not thread-safe. */
        public static final class Builder {

            private @Nullable Long limit;

            private Builder() {}

            /**
             * {@return this builder with {@code limit} set}
             *
             * @param limit the size
             */
            public Builder limit(@Nullable Long limit) {
                this.limit = limit;
                return this;
            }

            /**
             * {@return the record}
             *
             * @throws InvalidInputException if a required component is missing or the value of a component is invalid
             */
            public ListByOffsetQuery build() {
                Checks.range(limit, "ListByOffsetQuery.limit", 1, 100);
                return new ListByOffsetQuery(limit);
            }
        }
    }
}
