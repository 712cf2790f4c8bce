package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Page;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import io.apitokens.transport.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a restriction of an Okta token to network zones changes only the condition. */
class OktaRestrictTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final OktaIam okta = vendor.builder().build();
    private final List<SimulatedExchange> exchanges = new ArrayList<>();

    @BeforeEach
    void listen() {
        vendor.okta().onExchange(exchanges::add);
    }

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private TokenId id(String value) {
        return TokenId.of(okta.account(), value);
    }

    private static ApiTokenNetwork network(Token token) {
        return Objects.requireNonNull(token.unwrap(ApiToken.class).orElseThrow().network());
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void aTokenShowsTheZonesThatItIsRestrictedToAndNoSpecificationDropsThem() {
        NetworkCondition condition = NetworkCondition.inZones(vendor.okta().zoneId());
        Token restricted = okta.tokens().restrict(id(vendor.okta().openTokenId()), condition);
        for (Token token : List.of(restricted, okta.tokens().get(restricted.id()))) {
            Token.Restriction restriction = token.restrictions().get(0);
            assertEquals(Token.Restriction.Kind.NETWORK, restriction.kind());
            assertEquals(condition, restriction.unwrap(NetworkCondition.class).orElseThrow());
            assertEquals("only from the zones " + vendor.okta().zoneId(), restriction.toString());
        }
        Token open = okta.tokens().restrict(restricted.id(), NetworkCondition.anywhere());
        assertEquals(List.of(), open.restrictions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"connection\":\"ZONE\"}", "{\"connection\":\"ANYWHERE\",\"include\":[\"nzo1\"]}"})
    void aConditionThatCannotBeReadIsNoMissingOne(String network) {
        TokenId id = id(vendor.okta().openTokenId());
        vendor.okta()
                .inject(Fault.status(200)
                        .body("{\"id\":\"" + id.value() + "\",\"name\":\"ci\",\"network\":" + network + "}")
                        .header("Content-Type", "application/json"));
        assertEquals(List.of(Token.Restriction.unknown()), okta.tokens().get(id).restrictions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"network\":7",
                "\"network\":[]",
                "\"network\":\"ZONE\"",
                "\"network\":false",
                "\"network\":{\"connection\":7}",
                "\"network\":{\"connection\":\"ZONE\",\"include\":\"nzo1\",\"exclude\":[\"nzo2\"]}",
                "\"network\":{\"connection\":\"ZONE\",\"include\":[\"nzo1\"],\"exclude\":[7]}",
                "\"network\":{\"connection\":\"ANYWHERE\",\"exclude\":{}}",
                "\"clientName\":7",
                "\"userId\":[]",
            })
    void aMistypedConditionOwnerOrClientIsAnUnreadableRecordAndNeverNone(String field) {
        TokenId id = id(vendor.okta().openTokenId());
        String record = "{\"id\":\"" + id.value() + "\",\"name\":\"ci\"," + field + "}";
        Fault odd = Fault.status(200).body(record).header("Content-Type", "application/json");
        vendor.okta().inject(odd);
        UnreadableResponseException alone = assertThrows(
                UnreadableResponseException.class, () -> okta.tokens().get(id));
        assertTrue(alone.getMessage().contains("has another type than documented"), alone.getMessage());

        vendor.okta().inject(odd);
        exchanges.clear();
        UnreadableResponseException refused = assertThrows(
                UnreadableResponseException.class, () -> okta.tokens().restrict(id, NetworkCondition.anywhere()));
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(1, exchanges.size(), "a PUT was sent");

        vendor.okta()
                .inject(Fault.status(200)
                        .body("[" + record + ",{\"id\":\"00Tsim2\",\"name\":\"other\"}]")
                        .header("Content-Type", "application/json"));
        Page<Token> page = okta.tokens().list().pages().iterator().next();
        assertEquals(List.of("other"), page.items().stream().map(Token::name).toList());
        assertTrue(page.unreadable().isPresent());
    }

    @Test
    void thePutHoldsTheFieldsOfThePrecedingResponse() {
        for (String token : List.of(
                vendor.okta().openTokenId(),
                vendor.okta().zonedTokenId(),
                vendor.okta().agentTokenId())) {
            exchanges.clear();
            okta.tokens()
                    .restrict(id(token), NetworkCondition.inZones(vendor.okta().zoneId()));
            assertEquals(2, exchanges.size());
            assertEquals("GET", exchanges.get(0).method());
            assertEquals("PUT", exchanges.get(1).method());
            JsonObject read = json(exchanges.get(0).responseBody());
            JsonObject sent = json(exchanges.get(1).requestBody());
            for (String kept : List.of("name", "userId", "clientName")) {
                assertEquals(read.get(kept), sent.get(kept), kept);
            }
            assertEquals(
                    Instant.parse(read.get("created").getAsString()),
                    Instant.parse(sent.get("created").getAsString()));
            JsonElement condition = JsonParser.parseString("{\"connection\": \"ZONE\", \"include\": [\""
                    + vendor.okta().zoneId() + "\"]}");
            assertEquals(condition, sent.get("network"));
        }
    }

    @Test
    void theConditionIsReplacedAsAWholeAndNothingElseChanges() {
        TokenId id = id(vendor.okta().zonedTokenId());
        Token before = okta.tokens().get(id);
        Token after = okta.tokens()
                .restrict(id, NetworkCondition.inZones(vendor.okta().zoneId()));
        assertEquals(NetworkConnection.ZONE, network(after).connection());
        assertEquals(List.of(vendor.okta().zoneId()), network(after).include());
        assertEquals(null, network(after).exclude());
        assertEquals(before.name(), after.name());
        assertEquals(before.created(), after.created());
        assertEquals(before.issuer().id(), after.issuer().id());
        assertEquals(after, okta.tokens().get(id));
    }

    @Test
    void everyAddressCanBeAllowedAgain() {
        TokenId id = id(vendor.okta().zonedTokenId());
        ApiTokenNetwork after = network(okta.tokens().restrict(id, NetworkCondition.anywhere()));
        assertEquals(NetworkConnection.ANYWHERE, after.connection());
        assertEquals(null, after.include());
        assertEquals(null, after.exclude());
    }

    @Test
    void zonesCanBeExcludedOrBoth() {
        vendor.okta().addZone("nzosim00000000000009");
        TokenId id = id(vendor.okta().openTokenId());
        ApiTokenNetwork out = network(okta.tokens().restrict(id, NetworkCondition.notInZones("nzosim00000000000009")));
        assertEquals(List.of("nzosim00000000000009"), out.exclude());
        ApiTokenNetwork both = network(okta.tokens()
                .restrict(
                        id,
                        NetworkCondition.of(
                                NetworkConnection.ZONE,
                                List.of(vendor.okta().zoneId()),
                                List.of("nzosim00000000000009"))));
        assertEquals(List.of(vendor.okta().zoneId()), both.include());
        assertEquals(List.of("nzosim00000000000009"), both.exclude());
    }

    @Test
    void aConditionThatContradictsItselfIsRefusedByName() {
        assertEquals("network", refusedCondition(NetworkConnection.ANYWHERE, List.of("nzo1"), List.of()));
        assertEquals("network", refusedCondition(NetworkConnection.ANYWHERE, List.of(), List.of("nzo1")));
        assertEquals("network", refusedCondition(NetworkConnection.ZONE, List.of(), List.of()));
        assertEquals("network.include[1]", refusedCondition(NetworkConnection.ZONE, List.of("nzo1", " "), List.of()));
        assertEquals("network.exclude[0]", refusedCondition(NetworkConnection.ZONE, List.of(), List.of("a\nb")));
    }

    private static String refusedCondition(NetworkConnection connection, List<String> include, List<String> exclude) {
        return assertThrows(InvalidInputException.class, () -> NetworkCondition.of(connection, include, exclude))
                .field();
    }

    @Test
    void anUnknownZoneIsTheVendorsErrorAndTheConditionStays() {
        TokenId id = id(vendor.okta().openTokenId());
        InvalidRequestException error = assertThrows(
                InvalidRequestException.class,
                () -> okta.tokens().restrict(id, NetworkCondition.inZones("nzosimunknown")));
        assertEquals("E0000001", error.vendorCode().orElseThrow());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(1, error.fieldErrors().size());
        assertEquals(NetworkConnection.ANYWHERE, network(okta.tokens().get(id)).connection());
    }

    @Test
    void aNameThatCannotBeKeptStopsItBeforeThePut() {
        for (String record : List.of("{\"id\": \"00Tsim1\"}", "{\"id\": \"00Tsim1\", \"name\": 7}")) {
            exchanges.clear();
            vendor.okta().inject(Fault.status(200).body(record));
            UnreadableResponseException error = assertThrows(
                    UnreadableResponseException.class,
                    () -> okta.tokens().restrict(id("00Tsim1"), NetworkCondition.anywhere()));
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertEquals(1, exchanges.size());
            assertEquals("GET", exchanges.get(0).method());
        }
    }

    @Test
    void aLostResponseIsRetried() {
        TokenId id = id(vendor.okta().openTokenId());
        vendor.okta().inject(Fault.responseLost().on("PUT", ".*"));
        Token after = okta.tokens()
                .restrict(id, NetworkCondition.inZones(vendor.okta().zoneId()));
        assertEquals(NetworkConnection.ZONE, network(after).connection());
        assertEquals(3, exchanges.size());
        assertEquals(exchanges.get(1).requestBody(), exchanges.get(2).requestBody());
    }

    @Test
    void anInternalErrorOfThePutMayHaveTakenEffectAndIsNotRetried() {
        vendor.okta().inject(Fault.status(500).on("PUT", ".*"));
        VendorUnavailableException error = assertThrows(
                VendorUnavailableException.class,
                () -> okta.tokens().restrict(id(vendor.okta().openTokenId()), NetworkCondition.anywhere()));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals(2, exchanges.size());
    }

    @Test
    void aTokenThatDoesNotExistIsNotFoundAndNothingIsPut() {
        assertThrows(
                NotFoundException.class,
                () -> okta.tokens().restrict(id("00Tsimmissing"), NetworkCondition.anywhere()));
        assertEquals(1, exchanges.size());
    }

    @Test
    void anIdThatIsNoneIsRefusedBeforeAnythingIsSent() {
        for (String value : List.of("current", "00T%2e", "00T?x")) {
            refused(InvalidInputException.class, okta, value);
        }
        assertEquals(0, exchanges.size());
    }

    @Test
    void aKnownOwnTokenIsRestrictedOnlyIfTheCallerAllowsIt() {
        TokenId own = id(vendor.okta().callerTokenId());
        NetworkCondition condition = NetworkCondition.inZones(vendor.okta().zoneId());
        try (OktaIam knowing = vendor.builder().ownToken(own).build()) {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class, () -> knowing.tokens().restrict(own, condition));
            assertTrue(refused.getMessage().contains("withOwnTokenChanges()"), refused.getMessage());
            assertEquals(0, exchanges.size());

            Token after = knowing.tokens().withOwnTokenChanges().restrict(own, condition);

            assertEquals(List.of(vendor.okta().zoneId()), network(after).include());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 600, 1100})
    void theReadAndTheUpdateHaveOneTimeout(int each) throws Exception {
        try (OkHttpTransport sender = OkHttpTransport.create();
                OktaIam slow = vendor.builder()
                        .timeout(Duration.ofSeconds(1))
                        .transport((request, attempt) -> {
                            Duration left = attempt.timeLeft();
                            HttpResponse response = sender.send(request, attempt);
                            boolean late = left.toMillis() <= each;
                            vendor.timeSource().advance(late ? left : Duration.ofMillis(each));
                            if (late) {
                                response.close();
                                throw new IOException("the time of the call was over before the response came");
                            }
                            return response;
                        })
                        .build()) {
            long start = vendor.timeSource().nanoTime();
            NetworkCondition zone = NetworkCondition.inZones(vendor.okta().zoneId());
            TokenId id = id(vendor.okta().openTokenId());
            if (each > 500) {
                assertThrows(
                        DeadlineExceededException.class, () -> slow.tokens().restrict(id, zone));
            } else {
                slow.tokens().restrict(id, zone);
            }
            Duration took = Duration.ofNanos(vendor.timeSource().nanoTime() - start);
            assertTrue(took.compareTo(Duration.ofSeconds(1)) <= 0, "took " + took);
        }
    }

    @Test
    void aReadOnlyClientChangesNothing() {
        try (OktaIam reader = vendor.builder().readOnly().build()) {
            refused(ConfigurationException.class, reader, vendor.okta().openTokenId());
        }
        assertTrue(exchanges.stream().noneMatch(exchange -> exchange.method().equals("PUT")));
    }

    private void refused(Class<? extends ApiTokenException> type, OktaIam with, String value) {
        assertThrows(type, () -> with.tokens().restrict(id(value), NetworkCondition.anywhere()));
    }

    @Test
    void aConditionIsTheSameAfterItsText() {
        for (NetworkCondition condition : List.of(
                NetworkCondition.anywhere(),
                NetworkCondition.inZones("nzo2", "nzo1"),
                NetworkCondition.notInZones("nzo +-%\u00fc"),
                NetworkCondition.of(NetworkConnection.ZONE, List.of("nzo1"), List.of("nzo2", "nzo3")))) {
            assertEquals(condition, NetworkCondition.parse(condition.text()));
        }
        assertEquals("ANYWHERE", NetworkCondition.anywhere().text());
        assertEquals(
                "ZONE +nzo1 +nzo2 -nzo3",
                NetworkCondition.of(NetworkConnection.ZONE, List.of("nzo2", "nzo1"), List.of("nzo3"))
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ZONE", "ZONE nzo1", "ZONE +", "ZONE  +nzo1", "ANYWHERE +nzo1", "ZONE +%zz"})
    void aTextOfAnotherFormIsRefused(String text) {
        assertThrows(InvalidInputException.class, () -> NetworkCondition.parse(text));
    }

    @Test
    void aTokenIsRestrictedByTheTextOfACondition() {
        TokenId id = id(vendor.okta().openTokenId());
        String text = NetworkCondition.notInZones(vendor.okta().zoneId()).text();

        Token token = okta.tokens().restrict(id, text);

        assertEquals(text, okta.tokens().conditionOf(token).orElseThrow());
        assertEquals(text, okta.tokens().checkedCondition(text));
    }
}
