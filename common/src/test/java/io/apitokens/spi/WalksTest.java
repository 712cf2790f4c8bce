package io.apitokens.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.call.Acme;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.LoopbackServer;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.UnreadableResponseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a list is complete and without repetition while other clients create and delete. */
class WalksTest {

    /** Ids begin with the second of their creation: "7-x12" was created in second 7. */
    private static final Walks.Order<Acme.Thing> ORDER = new Walks.Order<>(
            Acme.Thing::id,
            thing -> Instant.ofEpochSecond(Long.parseLong(thing.id().split("-")[0])));

    private final List<String> alive = new ArrayList<>();
    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client = Acme.at(server.url()).build();
    private Runnable betweenRequests = () -> {};
    private int pageSize = 5;
    private int requests;
    private int made;

    @BeforeEach
    void serve() {
        server.responding(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                betweenRequests.run();
                requests++;
                String query = String.valueOf(request.getUrl().query());
                long value = Long.parseLong(query.substring(query.indexOf('=') + 1));
                long from = query.startsWith("page") ? (value - 1) * pageSize : value;
                return LoopbackServer.json(
                        200,
                        alive.stream()
                                .skip(from)
                                .limit(pageSize)
                                .map(id -> "{\"id\":\"" + id + "\"}")
                                .collect(Collectors.joining(",", "[", "]")));
            }
        });
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void make(int count) {
        for (int i = 0; i < count; i++) {
            // Three at a time have the same time of creation.
            alive.add(made / 3 + "-x" + made++);
        }
    }

    /** Returns a call like those of generated code, of a vendor that does not count. */
    private ApiCall<Page<Acme.Thing>> page(String parameter, long first, int step, @Nullable String cursor) {
        long position = cursor == null ? first : Long.parseLong(cursor);
        return Acme.list(client, parameter, position).map((things, facts) -> {
            long next = position + (step == 0 ? things.size() : step);
            return Page.of(things, things.isEmpty() ? null : Long.toString(next));
        });
    }

    private Pager<String> byNumber() {
        return Walks.byNumber(1, ORDER, cursor -> page("page", 1, 1, cursor), (thing, facts) -> thing.id());
    }

    private Pager<String> byOffset() {
        return Walks.byOffset(pageSize, ORDER, cursor -> page("offset", 0, 0, cursor), (thing, facts) -> thing.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 10, 11, 37})
    void everyRecordIsGivenOnceOldestFirst(int size) {
        make(size);
        assertEquals(alive, byNumber().toList());
        assertEquals(alive, byOffset().toList());
    }

    private void assertComplete(long seed, Pager<String> list, Random random) {
        Set<String> throughout = new HashSet<>(alive);
        betweenRequests = () -> {
            assertTrue(requests < 5000, "ends");
            for (int i = random.nextInt(4); i > 0 && !alive.isEmpty() && random.nextInt(3) == 0; i--) {
                alive.remove(random.nextInt(alive.size()));
            }
            if (random.nextInt(20) == 0) {
                alive.subList(0, Math.min(alive.size(), random.nextInt(30))).clear();
            }
            make(random.nextInt(3) == 0 ? 1 : 0);
        };
        List<String> given = list.toList();
        assertEquals(new HashSet<>(given).size(), given.size(), () -> "twice with seed " + seed + ": " + given);
        throughout.retainAll(alive);
        given.forEach(throughout::remove);
        assertEquals(Set.of(), throughout, "missing with seed " + seed);
    }

    @Test
    void recordsThatLiveThroughoutAreGivenOnceWhenOthersComeAndGo() {
        for (long seed = 1; seed <= 8; seed++) {
            for (boolean numbered : List.of(true, false)) {
                Random random = new Random(seed);
                betweenRequests = () -> {};
                alive.clear();
                requests = 0;
                pageSize = 2 + random.nextInt(7);
                make(random.nextInt(80));
                assertComplete(seed, numbered ? byNumber() : byOffset(), random);
            }
        }
    }

    @Test
    void aSavedCursorResumesAfterItsPageAlthoughRecordsWereDeleted() {
        make(30);
        for (Pager<String> list : List.of(byNumber(), byOffset())) {
            List<String> expected = new ArrayList<>(alive);
            Page<String> first = list.pages().iterator().next();
            List<String> given = new ArrayList<>(first.items());
            alive.subList(0, 4).clear();
            list.from(first.nextCursor().orElseThrow()).forEach(given::add);
            assertEquals(expected, given);
        }
    }

    @Test
    void aVendorThatIgnoresThePositionIsAnErrorAndNotAnEndlessList() {
        make(5);
        server.responding(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return LoopbackServer.json(200, "[{\"id\":\"1-a\"},{\"id\":\"2-b\"}]");
            }
        });
        assertThrows(UnreadableResponseException.class, () -> byNumber().toList());
        assertThrows(UnreadableResponseException.class, () -> byOffset().toList());
    }

    @Test
    void aCursorThatExpiresEndsTheListWithTheVendorsError() {
        server.responding(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse first = LoopbackServer.json(200, "[{\"id\":\"1-a\"},{\"id\":\"2-b\"}]");
                return request.getUrl().query() == null
                        ? first.newBuilder()
                                .addHeader("Link", "</things?cursor=2>; rel=\"next\"")
                                .build()
                        : LoopbackServer.json(400, "cursor_expired");
            }
        });
        List<String> given = new ArrayList<>();
        Pager<String> list = Walks.byCursor(cursor -> Acme.page(client, cursor), (thing, facts) -> thing.id());
        assertThrows(InvalidRequestException.class, () -> list.forEach(given::add));
        assertEquals(List.of("1-a", "2-b"), given);
    }

    @Test
    void whatIsNoCursorIsRefused() {
        for (Pager<String> list : List.of(byNumber(), byOffset())) {
            assertThrows(InvalidInputException.class, () -> list.from("7").toList());
        }
        assertEquals(0, requests);
    }
}
