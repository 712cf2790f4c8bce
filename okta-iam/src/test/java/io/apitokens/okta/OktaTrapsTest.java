package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenLinks;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places where the vendor's document or paths mislead, which docs/vendors/okta.md lists. */
class OktaTrapsTest {

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

    private ApiToken record() {
        return okta.api().getApiToken(vendor.okta().zonedTokenId()).execute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "current", "current/", "00T/../current", "00Tsim1/x", "%63urrent"})
    void anIdThatWouldReachAnotherPathIsRefusedByEachOperation(String id) {
        assertThrows(InvalidInputException.class, () -> okta.api().getApiToken(id));
        assertThrows(InvalidInputException.class, () -> okta.api().revokeApiToken(id));
        assertThrows(InvalidInputException.class, () -> okta.tokens().delete(TokenId.of(okta.account(), id)));
        assertEquals(List.of(), exchanges);
        assertEquals(4, vendor.okta().liveTokenIds().size());
    }

    @Test
    void linksAreReadUnderTheNameThatTheVendorReallySends() {
        ApiTokenLinks links = record().links();
        assertEquals(List.of("GET", "DELETE"), links.self().hints().allow());
        assertEquals(List.of("GET"), links.user().hints().allow());
    }

    @Test
    void aTokenIsUpdatedAlthoughItsHintsDoNotListThat() {
        assertFalse(record().links().self().hints().allow().contains("PUT"));
        TokenId id = TokenId.of(okta.account(), vendor.okta().zonedTokenId());
        assertEquals(
                List.of(),
                okta.tokens().restrict(id, NetworkCondition.anywhere()).restrictions());
    }

    @Test
    void aPeriodInDaysIsReadAlthoughThePatternOfTheDocumentRefusesIt() {
        assertEquals("P30D", record().tokenWindow());
    }

    @Test
    void aConnectionThatThisVersionDoesNotKnowIsARestriction() {
        String id = vendor.okta().openTokenId();
        vendor.okta()
                .inject(Fault.status(200)
                        .body("{\"id\":\"" + id + "\",\"name\":\"ci\",\"network\":{\"connection\":\"VPN\"}}"));
        Token token = okta.tokens().get(TokenId.of(okta.account(), id));
        assertEquals(
                "only from connections of the kind VPN",
                token.restrictions().get(0).toString());
    }

    @Test
    void aTokenWithoutANetworkPropertyIsNotRestricted() {
        String id = vendor.okta().openTokenId();
        vendor.okta().inject(Fault.status(200).body("{\"id\":\"" + id + "\",\"name\":\"ci\"}"));
        assertEquals(
                List.of(), okta.tokens().get(TokenId.of(okta.account(), id)).restrictions());
    }
}
