package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.spi.Walks;
import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AstroWalkTest {

    private static final int MADE = 110;

    private final TestOrganization fixture = TestOrganization.unchecked();
    private final List<TokenId> made = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10, 37, 110, 111, 112, 500})
    void everyTokenIsGivenOnceOldestFirst(int pageSize) {
        make(MADE, Duration.ofSeconds(1));

        List<String> given = walk(pageSize, (id, index) -> {});

        assertEquals(MADE + 1, given.size());
        assertEquals(values(made), given.subList(1, given.size()), "behind the administrator's own token");
    }

    @ParameterizedTest
    @CsvSource({"7,1", "10,0", "50,1", "100,0", "500,0"})
    void deletingEachTokenJustGivenReachesEveryToken(int pageSize, int secondsApart) {
        make(MADE, Duration.ofSeconds(secondsApart));

        List<String> given = walk(pageSize, (id, index) -> delete(id));

        assertEquals(new HashSet<>(values(made)), new HashSet<>(withoutAdministrator(given)));
        assertEquals(MADE + 1, given.size(), "none twice");
        assertEquals(0, fixture.live());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 10, 64})
    void deletingEveryOtherTokenReachesEveryToken(int pageSize) {
        make(MADE, Duration.ofSeconds(1));

        List<String> given = walk(pageSize, (id, index) -> {
            if (index % 2 == 0) {
                delete(id);
            }
        });

        assertEquals(new HashSet<>(values(made)), new HashSet<>(withoutAdministrator(given)));
        assertEquals(MADE + 1, given.size(), "none twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void deletingAllEarlierTokensAtOnceReachesTheRest(int pageSize) {
        make(MADE, Duration.ofSeconds(1));

        List<String> given = walk(pageSize, (id, index) -> {
            if (index == 60) {
                made.subList(0, 59).forEach(earlier -> delete(earlier.value()));
            }
        });

        assertEquals(values(made), withoutAdministrator(given));
    }

    @Test
    void tokensDeletedBetweenTwoPagesByAnotherThreadHideNone() throws InterruptedException {
        make(MADE, Duration.ofSeconds(1));
        List<TokenId> kept = new ArrayList<>();
        List<TokenId> toDelete = new ArrayList<>();
        for (int i = 0; i < MADE; i++) {
            (i % 3 == 0 ? kept : toDelete).add(made.get(i));
        }
        List<String> given = new ArrayList<>();
        Iterator<Page<ApiToken>> pages = pager(10).pages().iterator();
        while (pages.hasNext()) {
            pages.next().items().forEach(token -> given.add(token.id()));
            List<TokenId> now = List.copyOf(toDelete.subList(0, Math.min(8, toDelete.size())));
            toDelete.removeAll(now);
            Thread other = new Thread(() -> now.forEach(id -> delete(id.value())));
            other.start();
            other.join();
        }

        assertTrue(given.containsAll(values(kept)));
        assertNoneTwice(given);
    }

    @Test
    void tokensDeletedWhileThePagesAreFetchedHideNone() {
        make(MADE, Duration.ofSeconds(1));
        // Four deletions for each token returned: the deletions are faster than the walk.
        List<TokenId> toDelete = new ArrayList<>(made.subList(0, 90));
        List<String> kept = values(made.subList(90, MADE));
        List<String> given = new ArrayList<>();
        for (ApiToken token : pager(6)) {
            given.add(token.id());
            for (int i = 0; i < 4 && !toDelete.isEmpty(); i++) {
                delete(toDelete.remove(0).value());
            }
        }

        assertTrue(given.containsAll(kept));
        assertNoneTwice(given);
    }

    @Test
    void tokensCreatedDuringTheWalkDisturbNothing() {
        make(60, Duration.ofSeconds(1));
        List<String> before = values(made);

        List<String> given = walk(10, (id, index) -> {
            if (index < 40) {
                make(1, Duration.ofSeconds(1));
            }
        });

        assertTrue(given.containsAll(before));
        assertNoneTwice(given);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 64, 500})
    void tokensOfTheVerySameInstantAreAllGivenOnce(int pageSize) {
        make(MADE, Duration.ZERO);

        List<String> given = walk(pageSize, (id, index) -> {});

        assertEquals(MADE + 1, given.size());
        assertEquals(new HashSet<>(values(made)), new HashSet<>(withoutAdministrator(given)));
    }

    @ParameterizedTest
    @CsvSource({"500,20", "40,3", "10,7", "10,10"})
    void aVendorThatAllowsSmallerPagesHidesNone(int pageSize, int cap) {
        make(MADE, Duration.ofSeconds(1));
        fixture.astro.pageCap(cap);

        List<String> given = walk(pageSize, (id, index) -> {
            if (index % 3 == 0) {
                delete(id);
            }
        });

        assertEquals(values(made), withoutAdministrator(given));
    }

    @Test
    void pagesOfOneTokenAreTooSmallToWalkOverAndSaidToBe() {
        make(3, Duration.ofSeconds(1));
        fixture.astro.pageCap(1);

        assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().list().toList());
    }

    @Test
    void theFacadeRequestsPagesOf500OldestFirst() {
        make(2, Duration.ofSeconds(1));

        List<Token> given = fixture.tokens().list().toList();

        assertEquals(3, given.size());
        String path = fixture.astro
                .requests()
                .get(fixture.astro.requests().size() - 1)
                .path();
        assertTrue(path.endsWith("/tokens?offset=0&limit=500&sorts=createdAt%3Aasc"), path);
    }

    @Test
    void aPageIsRequestedWhenItIsNeeded() {
        make(20, Duration.ofSeconds(1));
        int before = fixture.astro.requests().size();

        Iterator<ApiToken> walk = pager(10).iterator();
        assertEquals(before, fixture.astro.requests().size(), "nothing before the first item");
        for (int i = 0; i < 10; i++) {
            walk.next();
        }

        assertEquals(before + 1, fixture.astro.requests().size());
    }

    @Test
    void aSavedCursorResumesAfterItsPageAlthoughTokensWereDeleted() {
        make(50, Duration.ofSeconds(1));
        Page<ApiToken> first = pager(10).pages().iterator().next();
        List<String> given = new ArrayList<>();
        first.items().forEach(token -> given.add(token.id()));
        made.subList(0, 9).forEach(id -> delete(id.value()));
        String saved = first.nextCursor().orElseThrow();

        try (AstroIam later = AstroIam.builder()
                .baseUrl(fixture.astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(fixture.astro.credential())
                .organizationId(fixture.astro.organizationId())
                .build()) {
            later.tokens()
                    .list()
                    .from(saved)
                    .forEach(token -> given.add(token.id().value()));
        }

        assertEquals(values(made), withoutAdministrator(given));
    }

    @Test
    void aCursorOfAListThatHasShrunkToNothingGivesWhatIsThere() {
        make(30, Duration.ofSeconds(1));
        String saved = pager(20).pages().iterator().next().nextCursor().orElseThrow();
        made.forEach(id -> delete(id.value()));
        make(3, Duration.ofSeconds(1));

        List<String> rest = new ArrayList<>();
        pager(20).from(saved).forEach(token -> rest.add(token.id()));

        assertEquals(values(made.subList(30, 33)), rest);
    }

    @Test
    void aTokenWithoutTimeOfCreationIsListedWhereOnePageHoldsAll() {
        fixture.response("{\"tokens\":[{\"id\":\"cla\"},{\"id\":\"clb\",\"createdAt\":\"soon\"}],\"totalCount\":2}");

        List<Token> tokens = fixture.tokens().list().toList();

        assertEquals(2, tokens.size());
        assertTrue(tokens.stream().allMatch(token -> token.created().isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"createdAt\":null", ",\"createdAt\":\"soon\"", ",\"createdAt\":17"})
    void aWalkOverSeveralPagesWithoutATimeOfCreationEndsWithAnError(String created) {
        fixture.response("{\"tokens\":[{\"id\":\"cla\"" + created + "}],\"totalCount\":9,\"limit\":1}");

        UnreadableResponseException unreadable = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().list().toList());

        assertEquals(Outcome.NOT_APPLIED, unreadable.outcome());
        assertTrue(unreadable.getMessage().contains("the time of creation of a record is missing or unreadable"));
        assertFalse(unreadable.getMessage().contains("soon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tokens\":null}", "{\"tokens\":{}}", "{\"tokens\":[null]}", "{\"totalCount\":0}"})
    void aPageWithoutReadableTokensIsAnErrorAndNotTheEnd(String page) {
        fixture.response(page);

        UnreadableResponseException unreadable = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().list().toList());

        assertTrue(unreadable.getMessage().startsWith("listApiTokens"), unreadable.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"limit\":2", ",\"limit\":\"2\",\"totalCount\":\"5\"", ",\"totalCount\":null"})
    void aVendorThatDoesNotCountItsTokensHidesNone(String rest) {
        fixture.response(page(rest, 0, 1));
        fixture.response(page(rest, 1, 2));
        fixture.response(page(rest, 2, 3));
        fixture.response(page(rest, 3));
        fixture.response(page(rest));

        List<String> given = new ArrayList<>();
        fixture.tokens().list().forEach(token -> given.add(token.id().value()));

        assertEquals(List.of("cl0", "cl1", "cl2", "cl3"), given);
    }

    @Test
    void anErrorBetweenTwoPagesIsThrownAndTheCursorBeforeItStillWorks() {
        make(25, Duration.ofSeconds(1));
        Iterator<Page<ApiToken>> pages = pager(10).pages().iterator();
        String cursor = pages.next().nextCursor().orElseThrow();
        fixture.astro.inject(Fault.status(400).on("GET", "/tokens"));

        assertThrows(InvalidRequestException.class, pages::next);

        assertEquals(16, pager(10).from(cursor).toList().size());
    }

    private static String page(String rest, int... numbers) {
        List<String> tokens = new ArrayList<>();
        for (int number : numbers) {
            tokens.add("{\"id\":\"cl" + number + "\",\"createdAt\":\"2026-08-01T10:00:0" + number + "Z\"}");
        }
        return "{\"tokens\":[" + String.join(",", tokens) + "]" + rest + "}";
    }

    private void make(int count, Duration apart) {
        for (int i = 0; i < count; i++) {
            fixture.time.advance(apart);
            made.add(fixture.tokens()
                    .create(fixture.simple("t" + made.size()))
                    .token()
                    .id());
        }
    }

    private void delete(String id) {
        if (made.stream().anyMatch(token -> token.value().equals(id))) {
            fixture.tokens().delete(fixture.id(id));
        }
    }

    private Pager<ApiToken> pager(int pageSize) {
        return Walks.byOffset(
                pageSize,
                AstroTokens.OLDEST_FIRST,
                offset -> AstroTokens.page(fixture.iam.api(), fixture.astro.organizationId(), pageSize, offset),
                (record, facts) -> record);
    }

    private List<String> walk(int pageSize, BiConsumer<String, Integer> onEach) {
        List<String> given = new ArrayList<>();
        for (ApiToken token : pager(pageSize)) {
            given.add(token.id());
            onEach.accept(token.id(), given.size() - 1);
        }
        return given;
    }

    private static List<String> withoutAdministrator(List<String> given) {
        return given.subList(1, given.size());
    }

    private static List<String> values(List<TokenId> ids) {
        return ids.stream().map(TokenId::value).toList();
    }

    private static void assertNoneTwice(List<String> given) {
        Set<String> distinct = new HashSet<>(given);
        assertEquals(distinct.size(), given.size(), "none twice");
    }
}
