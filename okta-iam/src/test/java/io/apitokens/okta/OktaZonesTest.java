package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.okta.api.NetworkZone;
import io.apitokens.okta.api.NetworkZoneStatus;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the reads of network zones, and the changes of the zones of a token. */
class OktaZonesTest {

    private static final String EXTRA = "nzosim00000000000009";

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

    private static NetworkCondition condition(Token token) {
        return token.restrictions().get(0).unwrap(NetworkCondition.class).orElseThrow();
    }

    private static NetworkCondition zones(List<String> include, List<String> exclude) {
        return NetworkCondition.of(NetworkConnection.ZONE, include, exclude);
    }

    private String message(Runnable change) {
        exchanges.clear();
        String message = assertThrows(InvalidInputException.class, change::run).getMessage();
        assertTrue(exchanges.stream().noneMatch(each -> each.method().equals("PUT")), "a PUT was sent");
        return message;
    }

    @Test
    void aZoneIsReadByIdAndFoundByNameOnAllPages() {
        vendor.okta().addZone(EXTRA, "sim vpn", "ACTIVE", "POLICY").pageSize(1);
        NetworkZone zone = okta.zones().named("sim vpn").orElseThrow();
        assertEquals(EXTRA, zone.id());
        assertEquals(NetworkZoneStatus.ACTIVE, zone.status());
        assertEquals("192.0.2.0/24", zone.gateways().get(0).value());
        assertEquals(zone, okta.zones().get(EXTRA));
        assertEquals(3, okta.zones().list().toList().size());
        assertEquals(Optional.empty(), okta.zones().named("sim VPN"));
        assertThrows(NotFoundException.class, () -> okta.zones().get("nzosimnone"));
        assertThrows(InvalidInputException.class, () -> okta.zones().get("../users"));
    }

    @Test
    void aResponseAboutAnotherZoneIsRefused() {
        vendor.okta().inject(Fault.status(200).body("{\"id\":\"nzosim2\",\"name\":\"x\",\"type\":\"IP\"}"));
        assertThrows(UnreadableResponseException.class, () -> okta.zones().get(EXTRA));
    }

    @Test
    void aZoneWhoseIdCannotBeOneIsUnreadable() {
        for (String id : List.of("a/b", "..", "a\\u0000b", "\\u202e", "")) {
            vendor.okta().inject(Fault.status(200).body("[{\"id\":\"" + id + "\",\"name\":\"a\"}]"));
            assertThrows(
                    UnreadableResponseException.class, () -> okta.zones().list().toList());
        }
    }

    @Test
    void aNameIsNotFoundOnlyIfTheWholeListCouldBeRead() {
        vendor.okta().inject(Fault.status(200).body("[{\"id\":\"nzosim1\",\"name\":\"a\"},{\"id\":7}]"));
        assertThrows(UnreadableResponseException.class, () -> okta.zones().named("sim vpn"));
    }

    @Test
    void aNameOfSeveralZonesIsRefused() {
        vendor.okta().addZone(EXTRA, "sim office", "ACTIVE", "POLICY");
        assertTrue(message(() -> okta.zones().named("sim office")).contains("several zones"));
    }

    @Test
    void aTokenIsRestrictedToZonesByName() {
        NetworkCondition in = okta.zones().inZones("sim office", "sim partner");
        assertEquals(zones(List.of("nzosim00000000000001", "nzosim00000000000002"), List.of()), in);
        Token token = okta.tokens().restrict(id(vendor.okta().openTokenId()), in);
        assertEquals(in, condition(token));
        NetworkCondition out = okta.zones().notInZones("sim partner");
        assertEquals(zones(List.of(), List.of("nzosim00000000000002")), out);
        assertEquals(out, condition(okta.tokens().restrict(token.id(), out)));
    }

    @Test
    void aNameThatIsNoneAnInactiveZoneAndABlocklistAreRefusedWithTheReason() {
        vendor.okta()
                .addZone(EXTRA, "sim closed", "INACTIVE", "POLICY")
                .addZone("nzosim00000000000008", "sim blocked", "ACTIVE", "BLOCKLIST");
        assertTrue(
                message(() -> okta.zones().inZones("sim office", "sim nowhere")).contains("no zone of the org"));
        assertTrue(message(() -> okta.zones().inZones("sim closed")).contains("is inactive"));
        assertTrue(message(() -> okta.zones().notInZones("sim blocked")).contains("is a blocklist"));
    }

    @Test
    void addingAZoneKeepsTheOthersAndTheExclusionsAsTheyAreRightBefore() {
        vendor.okta().addZone(EXTRA);
        TokenId id = id(vendor.okta().openTokenId());
        okta.tokens().restrict(id, zones(List.of("nzosim00000000000001"), List.of("nzosim00000000000002")));
        Token after = okta.tokens().addZone(id, EXTRA);
        assertEquals(zones(List.of("nzosim00000000000001", EXTRA), List.of("nzosim00000000000002")), condition(after));

        exchanges.clear();
        Token removed = okta.tokens().removeZone(id, "nzosim00000000000001");
        assertEquals(zones(List.of(EXTRA), List.of("nzosim00000000000002")), condition(removed));
        assertEquals(
                List.of("GET", "PUT"),
                exchanges.stream().map(SimulatedExchange::method).toList());
    }

    @Test
    void nothingIsSentForAZoneThatIsAlreadyAllowedOrAlreadyGone() {
        TokenId id = id(vendor.okta().openTokenId());
        okta.tokens().restrict(id, NetworkCondition.inZones("nzosim00000000000001"));
        exchanges.clear();
        okta.tokens().addZone(id, "nzosim00000000000001");
        okta.tokens().removeZone(id, "nzosim00000000000002");
        assertEquals(
                List.of("GET", "GET"),
                exchanges.stream().map(SimulatedExchange::method).toList());
    }

    @Test
    void aChangeOfOneZoneNeverWidensTheTokenAndNeverShutsOthersOut() {
        TokenId open = id(vendor.okta().openTokenId());
        TokenId excluding = id(vendor.okta().zonedTokenId());
        assertTrue(message(() -> okta.tokens().addZone(open, "nzosim00000000000001"))
                .contains("shut out all others"));
        assertTrue(message(() -> okta.tokens().addZone(excluding, "nzosim00000000000001"))
                .contains("restrict(…)"));
        assertTrue(message(() -> okta.tokens().removeZone(excluding, "nzosim00000000000001"))
                .contains("restrict(…)"));
        okta.tokens().restrict(open, zones(List.of("nzosim00000000000001"), List.of("nzosim00000000000002")));
        assertTrue(message(() -> okta.tokens().removeZone(open, "nzosim00000000000001"))
                .contains("only allowed zone"));
        assertTrue(message(() -> okta.tokens().addZone(open, "nzosim00000000000002"))
                .contains("excluded"));
    }

    @Test
    void aConditionThatContradictsItselfIsNotChangedByOneZone() {
        TokenId id = id(vendor.okta().openTokenId());
        vendor.okta()
                .inject(Fault.status(200)
                        .body("{\"id\":\"" + id.value() + "\",\"name\":\"ci\",\"network\":{\"connection\":\"ZONE\"}}"));
        UnreadableResponseException refused = assertThrows(
                UnreadableResponseException.class, () -> okta.tokens().addZone(id, EXTRA));
        assertTrue(refused.getMessage().contains("contradicts itself"), refused.getMessage());
        assertEquals(1, exchanges.size());
    }

    @Test
    void theZonesOfAKnownOwnTokenChangeOnlyIfTheCallerAllowsIt() {
        TokenId own = id(vendor.okta().callerTokenId());
        try (OktaIam knowing = vendor.builder().ownToken(own).build()) {
            String refused = message(() -> knowing.tokens().removeZone(own, EXTRA));
            assertTrue(refused.contains("withOwnTokenChanges()"), refused);
            assertEquals(List.of(), exchanges);
        }
    }

    @Test
    void whatIsNoZoneIsRefusedBeforeAnythingIsSent() {
        TokenId id = id(vendor.okta().openTokenId());
        for (String zone : List.of("", " ", "a\nb")) {
            message(() -> okta.tokens().addZone(id, zone));
            message(() -> okta.tokens().removeZone(id, zone));
            assertEquals(List.of(), exchanges);
        }
    }

    @Test
    void aTokenRestrictedToAnInactiveABlockedOrAnUnknownZoneIsWarnedOf() {
        vendor.okta().addZone(EXTRA).addZone("nzosim00000000000008").addZone("nzosim00000000000007");
        TokenId open = id(vendor.okta().openTokenId());
        okta.tokens()
                .restrict(
                        open,
                        zones(List.of(EXTRA, "nzosim00000000000001", "ALL_IP_ZONES"), List.of("nzosim00000000000008")));
        Token fine = okta.tokens().get(id(vendor.okta().zonedTokenId()));
        Token token = okta.tokens().get(open);
        assertEquals(List.of(), okta.zones().warnings(List.of(token, fine)));

        vendor.okta()
                .addZone(EXTRA, "sim closed", "INACTIVE", "POLICY")
                .addZone("nzosim00000000000008", "sim blocked", "ACTIVE", "BLOCKLIST");
        exchanges.clear();
        List<String> warnings = okta.zones().warnings(List.of(token, fine));
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("\"sim closed\", which is inactive"), warnings.get(0));
        assertTrue(warnings.get(1).contains("\"sim blocked\", which is a blocklist"), warnings.get(1));
        assertEquals(1, exchanges.size());

        vendor.okta().inject(Fault.status(200).body("[]").header("Content-Type", "application/json"));
        assertTrue(okta.zones().warnings(List.of(fine)).get(0).contains("which does not exist"));
    }
}
