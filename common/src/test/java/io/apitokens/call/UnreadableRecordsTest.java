package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot be read costs no other record of its list, and is reported. */
class UnreadableRecordsTest {

    private static final Operation LIST = new Operation("listThings", HttpMethod.GET, "/things", Effect.READ, 200);

    private static final String ADVICE = "; nothing was changed. Check the URL and the version of this library.";

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Pager<Acme.Thing> things() {
        return Pager.of(cursor ->
                client.request(LIST).returningPage(Acme.Thing.ADAPTER, cursor).execute());
    }

    private static List<String> readBeforeFailure(Iterator<Acme.Thing> things, String problem) {
        List<String> read = new ArrayList<>();
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, () -> {
            while (things.hasNext()) {
                read.add(things.next().id());
            }
        });
        assertEquals(problem, failure.getMessage());
        assertEquals(List.of(1, Outcome.NOT_APPLIED), List.of(failure.attempts(), failure.outcome()));
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":\"\"}",
                "{\"id\":17,\"nested\":[{\"id\":[]}]}",
            })
    void aRecordWithoutAnIdIsLeftOutAndReportedAfterTheOthers(String odd) {
        server.always(LoopbackServer.json(200, "[{\"id\":\"a\"}," + odd + ",{\"id\":\"b\"}]"));
        assertEquals(
                List.of("a", "b"),
                readBeforeFailure(
                        things().iterator(),
                        "listThings at acme/7: status 200, but 1 of its records cannot be read:"
                                + " Thing.id is missing or unreadable"
                                + ADVICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":\"x\"}]", "\"x\"", "17", "true", "null"})
    void whatIsNoRecordIsLeftOutAndReportedAfterTheOthers(String odd) {
        server.always(LoopbackServer.json(200, "[" + odd + ",{\"id\":\"a\"}," + odd + "]"));
        Page<Acme.Thing> page = things().pages().iterator().next();
        assertEquals(List.of("a"), page.items().stream().map(Acme.Thing::id).toList());
        assertTrue(page.unreadable().orElseThrow().getMessage().contains("2 of its records"));
    }

    @Test
    void theReportComesAfterTheLastPageAndNamesThePagesBefore() {
        server.then(LoopbackServer.response(200, "[{},{\"id\":\"a\"}]")
                        .addHeader("Link", "<" + server.url() + "/things?after=a>; rel=\"next\"")
                        .build())
                .then(LoopbackServer.json(200, "[{\"id\":\"b\"},{}]"));
        Pager<Acme.Thing> filtered = things().filter(thing -> true).map(thing -> thing);
        assertEquals(
                List.of("a", "b"),
                readBeforeFailure(
                        filtered.iterator(),
                        "listThings at acme/7: status 200, but 1 of its records cannot be read:"
                                + " Thing.id is missing or unreadable"
                                + ADVICE));
    }

    @Test
    void aRecordThatCannotBeConvertedIsLeftOutAndReportedWithoutItsContent() {
        server.always(LoopbackServer.json(200, "[{\"id\":\"a\"},{\"id\":\"b c\"},{\"id\":\"d\"},{}]"));
        ApiCall.Mapper<Acme.Thing, TokenId> each = (thing, facts) -> TokenId.of(new Account("acme", "7"), thing.id());
        Page<TokenId> page = client.request(LIST)
                .returningList(Acme.Thing.ADAPTER)
                .map((things, facts) -> each.page(things, null, facts))
                .execute();
        assertEquals(
                List.of("a", "d"), page.items().stream().map(TokenId::value).toList());
        UnreadableResponseException report = page.unreadable().orElseThrow();
        assertEquals(
                "listThings at acme/7: status 200, but 1 of its records cannot be read: Thing.id is missing or unreadable"
                        + ADVICE,
                report.getMessage());
        assertEquals(
                "listThings at acme/7: 1 of the records cannot be read: token id contains a space: it may be a credential"
                        + ADVICE,
                report.getSuppressed()[0].getMessage());
    }

    @Test
    void aListThatIsNoPageIsNeverShorterThanTheVendorSentIt() {
        server.always(LoopbackServer.json(200, "[{\"id\":\"a\"},{}]"));
        UnreadableResponseException failure = assertThrows(
                UnreadableResponseException.class, client.request(LIST).returningList(Acme.Thing.ADAPTER)::execute);
        assertEquals(
                "listThings at acme/7: status 200, but 1 of its records cannot be read: Thing.id is missing or unreadable"
                        + ADVICE,
                failure.getMessage());
    }

    private static String records(int count) {
        return "[" + String.join(",", Collections.nCopies(count, "{\"id\":\"a\"}")) + "]";
    }

    @Test
    void aListOfOneHundredThousandRecordsIsRead() {
        server.always(LoopbackServer.json(200, records(100_000)));
        assertEquals(100_000, things().toList().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\"}", "{}", "1", "null", "[]"})
    void aListOfMoreThanOneHundredThousandRecordsIsAnError(String last) {
        server.always(LoopbackServer.json(200, records(100_000).replaceFirst("]$", "," + last + "]")));
        assertEquals(
                List.of(),
                readBeforeFailure(
                        things().iterator(),
                        "listThings at acme/7: status 200, but its lists have more than 100,000 elements" + ADVICE));
    }

    @Test
    void aPageThatIsConvertedWithoutMemoryIsAnErrorOfTheList() {
        Pager<String> pager = Pager.of(cursor -> {
            throw new OutOfMemoryError("simulated");
        });
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, pager::toList);
        assertEquals(Outcome.NOT_APPLIED, failure.outcome());
    }
}
