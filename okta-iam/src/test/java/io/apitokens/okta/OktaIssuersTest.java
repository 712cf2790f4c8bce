package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Issuer;
import io.apitokens.Page;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenId;
import io.apitokens.UnknownReason;
import io.apitokens.error.AuthenticationException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the owners of tokens are looked up on request, and that what is unknown of them has a reason. */
class OktaIssuersTest {

    private static final String USERS = "/api/v1/users/.*";

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

    private static Map<Property, UnknownReason> unknowns(UnknownReason ofOwner) {
        return Map.of(
                Property.DESCRIPTION, UnknownReason.VENDOR_HAS_NO_FIELD,
                Property.ISSUER_NAME, ofOwner,
                Property.ISSUER_EMAIL, ofOwner,
                Property.ISSUER_STATUS, ofOwner);
    }

    private long lookUps() {
        return exchanges.stream()
                .filter(each -> each.path().startsWith("/api/v1/users/"))
                .count();
    }

    @Test
    void anOwnerWhoWasNotAskedForIsUnknownForThatReason() {
        for (Token token : okta.tokens().list()) {
            assertEquals(Optional.empty(), token.issuer().email());
            assertTrue(token.issuer().id().isPresent());
            assertEquals(unknowns(UnknownReason.NOT_ASKED), token.unknowns());
        }
        assertEquals(0, lookUps());
    }

    @Test
    void theOwnerHasNameEmailAndStateIfTheCallerAsksForIt() {
        vendor.okta().addUser("00usim00000000000002", "bob.sim@example.com", "SUSPENDED");
        OktaTokens tokens = okta.tokens().withIssuers();
        Token token = tokens.get(TokenId.of(okta.account(), vendor.okta().zonedTokenId()));
        Issuer owner = token.issuer();
        assertEquals(Optional.of("bob.sim@example.com"), owner.email());
        assertEquals(Optional.of("Sim bob.sim"), owner.name());
        assertEquals(Optional.of("SUSPENDED"), owner.status());
        assertEquals(Optional.of(false), owner.gone());
        assertEquals(Map.of(Property.DESCRIPTION, UnknownReason.VENDOR_HAS_NO_FIELD), token.unknowns());

        vendor.okta().addUser("00usim00000000000002", "bob.sim@example.com", "DEPROVISIONED");
        assertEquals(Optional.of(true), tokens.get(token.id()).issuer().gone());
    }

    @Test
    void aListAsksOncePerOwnerAndTheNextListAsksAgain() {
        for (int i = 0; i < 20; i++) {
            vendor.okta().addToken("sim more " + i);
        }
        vendor.okta().pageSize(5);
        List<Token> tokens = okta.tokens().withIssuers().list().toList();
        assertEquals(24, tokens.size());
        assertTrue(tokens.stream().allMatch(token -> token.issuer().email().isPresent()));
        assertEquals(3, lookUps());
        okta.tokens().withIssuers().list().toList();
        assertEquals(6, lookUps());
    }

    @Test
    void aCopyWithOtherSettingsStillLooksOwnersUp() {
        Token token = okta.tokens()
                .withIssuers()
                .withOwnTokenChanges()
                .list()
                .iterator()
                .next();
        assertTrue(token.issuer().email().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "403, E0000006, NOT_VISIBLE_TO_CREDENTIAL, 3",
        "404, E0000007, NOT_VISIBLE_TO_CREDENTIAL, 3",
        "403, insufficient_scope, NOT_ASKED, 1",
    })
    void anOwnerWhoIsNotShownCostsNoToken(int status, String code, UnknownReason reason, int requests) {
        boolean scope = code.equals("insufficient_scope");
        for (int i = 0; i < requests; i++) {
            vendor.okta()
                    .inject(
                            scope
                                    ? Fault.status(status)
                                            .body("")
                                            .header("WWW-Authenticate", "Bearer error=\"" + code + "\"")
                                            .on("GET", USERS)
                                    : Fault.status(status)
                                            .body("{\"errorCode\":\"" + code + "\",\"errorSummary\":\"no\"}")
                                            .on("GET", USERS));
        }
        List<Token> tokens = okta.tokens().withIssuers().list().toList();
        assertEquals(4, tokens.size());
        tokens.forEach(token -> assertEquals(unknowns(reason), token.unknowns()));
        assertEquals(requests, lookUps());
    }

    @Test
    void aVendorThatDoesNotRespondIsNotAskedForEveryOwner() {
        for (int i = 0; i < 4; i++) {
            vendor.okta().inject(Fault.status(503).on("GET", USERS));
        }
        List<Token> tokens = okta.tokens().withIssuers().list().toList();
        tokens.forEach(token -> assertEquals(unknowns(UnknownReason.ACCOUNT_UNREACHABLE), token.unknowns()));
        assertEquals(4, tokens.size());
        assertEquals(4, lookUps(), "one look-up with three retries");
    }

    @Test
    void anOwnerWhoseRecordIsOfAnotherUserIsUnreadable() {
        vendor.okta().inject(Fault.status(200).body("{\"id\":\"00usimother\"}").on("GET", USERS));
        Token first = okta.tokens().withIssuers().list().iterator().next();
        assertEquals(unknowns(UnknownReason.UNREADABLE), first.unknowns());
    }

    @Test
    void aRejectedCredentialEndsTheListAndIsNoUnknownOwner() {
        vendor.okta()
                .inject(Fault.status(401)
                        .body("{\"errorCode\":\"E0000011\",\"errorSummary\":\"no\"}")
                        .on("GET", USERS));
        assertThrows(
                AuthenticationException.class,
                () -> okta.tokens().withIssuers().list().toList());
    }

    @Test
    void aTokenWithoutAnOwnerInItsRecordIsNotLookedUp() {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\":\"00Tsim1\",\"name\":\"x\"}]")
                        .on("GET", "/api/v1/api-tokens"));
        Page<Token> page = okta.tokens().withIssuers().list().pages().iterator().next();
        Map<Property, UnknownReason> unknown = page.items().get(0).unknowns();
        assertEquals(UnknownReason.RECORD_OMITS_IT, unknown.get(Property.ISSUER));
        assertEquals(UnknownReason.RECORD_OMITS_IT, unknown.get(Property.ISSUER_EMAIL));
        assertEquals(UnknownReason.RECORD_OMITS_IT, unknown.get(Property.EXPIRY));
        assertEquals(UnknownReason.RECORD_OMITS_IT, unknown.get(Property.LAST_USE));
        assertEquals(0, lookUps());
    }

    @Test
    void whatCannotBeParsedIsUnreadable() {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\":\"00Tsim1\",\"name\":\"x\",\"expiresAt\":\"soon\",\"tokenWindow\":\"P30D\","
                                + "\"created\":\"2030-01-01T00:00:00Z\",\"network\":{}}]"));
        Map<Property, UnknownReason> unknown =
                okta.tokens().list().toList().get(0).unknowns();
        assertEquals(UnknownReason.UNREADABLE, unknown.get(Property.EXPIRY));
        assertEquals(UnknownReason.UNREADABLE, unknown.get(Property.LAST_USE));
        assertEquals(UnknownReason.UNREADABLE, unknown.get(Property.RESTRICTIONS));
        assertEquals(null, unknown.get(Property.CREATED));
    }

    @Test
    void aTokenIsAnAgentsUnlessItsRecordNamesThePeoplesClient() {
        vendor.okta().inject(Fault.status(200).body("[{\"id\":\"00Tsim1\",\"name\":\"x\"}]"));
        assertTrue(okta.tokens().list().toList().get(0).vendorManaged());
        Map<String, Boolean> managed = new HashMap<>();
        okta.tokens().list().forEach(token -> managed.put(token.id().value(), token.vendorManaged()));
        assertEquals(true, managed.get(vendor.okta().agentTokenId()));
        assertEquals(false, managed.get(vendor.okta().openTokenId()));
    }
}
