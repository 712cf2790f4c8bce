package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.call.ApiCall;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.golden.paging.SampleApi;
import io.apitokens.golden.paging.SampleApi.ListByOffsetQuery;
import io.apitokens.golden.paging.SampleApi.ListByPageQuery;
import io.apitokens.golden.paging.Thing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages a generated client requests, and where it ends. */
class PagingTest {

    private final SampleVendor vendor = new SampleVendor();
    private final SampleApi api = new SampleApi(vendor.client());

    PagingTest() throws IOException {}

    @AfterEach
    void close() {
        vendor.close();
    }

    private static String things(long... ids) {
        return LongStream.of(ids).mapToObj(id -> "{\"id\":" + id + "}").toList().toString();
    }

    private static String counted(String things, String meta) {
        return "{\"things\":" + things + ",\"meta\":{" + meta + "}}";
    }

    private List<Long> ids(Pager<Thing> pager) {
        return pager.stream().map(Thing::id).toList();
    }

    @Test
    void aListByPageNumberEndsAtAnEmptyPage() {
        vendor.then(things(1, 2)).then(things(3)).then(things());
        Pager<Thing> all = Pager.of(
                cursor -> api.listByPage(ListByPageQuery.none(), cursor).execute());
        assertEquals(List.of(1L, 2L, 3L), ids(all));
        assertEquals(List.of("GET /by-page?page=0", "GET /by-page?page=1", "GET /by-page?page=2"), vendor.requests());
    }

    @Test
    void aListByPageNumberEndsAtTheTotalByTheSizeThatTheVendorStates() {
        vendor.then(counted(things(1, 2), "\"total\":3,\"size\":2")).then(counted(things(3), "\"total\":3,\"size\":2"));
        assertEquals(
                List.of(1L, 2L, 3L),
                ids(Pager.of(cursor -> api.listByTotal(cursor).execute())));
        assertEquals(List.of("GET /by-total?pageNumber=1", "GET /by-total?pageNumber=2"), vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"total\":1", "\"size\":1", "\"total\":\"1\",\"size\":1", "\"total\":1,\"size\":0", ""})
    void aTotalWithoutASizeEndsNoListByPageNumber(String meta) {
        vendor.then(counted(things(1), meta));
        assertEquals("2", api.listByTotal(null).execute().nextCursor().orElseThrow());
    }

    @Test
    void aListByOffsetCountsTheRecordsThatItReceivedAlsoUnreadableOnes() {
        vendor.then(counted("[{\"id\":1},{}]", "\"total\":3")).then(counted(things(3), "\"total\":3"));
        Pager<Thing> all = Pager.of(cursor -> api.listByOffset(
                        ListByOffsetQuery.builder().limit(50L).build(), cursor)
                .execute());
        List<Page<Thing>> pages = new ArrayList<>();
        all.pages().forEach(pages::add);
        assertEquals(
                List.of("GET /by-offset?limit=50&offset=0", "GET /by-offset?limit=50&offset=2"), vendor.requests());
        assertEquals(1, pages.get(0).items().size());
        assertTrue(pages.get(0).unreadable().isPresent());
        assertEquals(3L, pages.get(1).items().get(0).id());
    }

    @Test
    void aListByCursorFollowsTheCursorOfTheResponse() {
        vendor.then("{\"meta\":{\"next\":\"a b&c\"},\"things\":[{\"id\":1}]}")
                .then("{\"things\":[{\"id\":2}],\"meta\":{\"next\":\"\"}}");
        assertEquals(
                List.of(1L, 2L),
                ids(Pager.of(cursor -> api.listByCursor(7, cursor).execute())));
        assertEquals(List.of("GET /by-cursor/7", "GET /by-cursor/7?after=a%20b%26c"), vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"things\":[]}", "{\"things\":[],\"meta\":null}", "{\"things\":[],\"meta\":{\"next\":null}}"})
    void aListWithoutACursorEnds(String last) {
        vendor.then(last);
        assertTrue(api.listByCursor(7, null).execute().nextCursor().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"a\"]"})
    void aCursorThatIsNoStringIsNotTheEndOfTheList(String next) {
        vendor.then("{\"things\":[{\"id\":1}],\"meta\":{\"next\":" + next + "}}");
        assertThrows(UnreadableResponseException.class, api.listByCursor(7, null)::execute);
    }

    @Test
    void aCallThatIsExecutedTwiceReadsTwoPages() {
        vendor.then(counted(things(1), "\"next\":\"a\"")).then(counted(things(2), ""));
        ApiCall<Page<Thing>> call = api.listByCursor(7, null);
        assertEquals("a", call.execute().nextCursor().orElseThrow());
        assertTrue(call.execute().nextCursor().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"things\":null}", "{\"things\":{}}", "[]", "null"})
    void aResponseWithoutTheListIsUnreadable(String document) {
        vendor.then(document);
        assertThrows(UnreadableResponseException.class, api.listByCursor(7, null)::execute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "x", "1&limit=9", "10000000000000000"})
    void whatIsNoNumberIsNoCursorOfAPage(String cursor) {
        assertThrows(InvalidInputException.class, () -> api.listByTotal(cursor));
    }
}
