package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.Expiry;
import io.apitokens.Resource;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.IncompleteListException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the examples that use several accounts, at vendors with one time source. */
class DirectoryExamplesTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore gcore = SimulatedGcore.start(timeSource);
    private final SimulatedAstro astro = SimulatedAstro.start(timeSource);
    private final SimulatedOkta okta = SimulatedOkta.start(timeSource);
    private final GcoreIam gcoreIam = Clients.of(gcore, timeSource).build();
    private final AstroIam astroIam = Clients.of(astro, timeSource).build();
    private final OktaIam oktaIam = Clients.of(okta, timeSource).build();
    private final TokenDirectory tokens = TokenDirectory.of(gcoreIam.tokens(), astroIam.tokens(), oktaIam.tokens());
    private final Transcript transcript = new Transcript();

    @AfterEach
    void close() {
        gcoreIam.close();
        astroIam.close();
        oktaIam.close();
        gcore.close();
        astro.close();
        okta.close();
    }

    private TokenId create(String vendor, String role, TokenSpec.Builder spec) {
        return tokens.accounts().stream()
                .filter(account -> account.vendor().equals(vendor))
                .map(account -> tokens.require(account, CanCreate.class)
                        .create(spec.grant(role, Resource.account()).build())
                        .token()
                        .id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsWhatEndsSoonInEveryAccount() {
        TokenId week = create("gcore", "Users", TokenSpec.builder("week").expiresAfter(Duration.ofDays(7)));
        create("gcore", "Users", TokenSpec.builder("month").expiresAfter(Duration.ofDays(30)));
        TokenId day =
                create("astro", "ORGANIZATION_MEMBER", TokenSpec.builder("day").expiresAfter(Duration.ofDays(1)));
        create("astro", "ORGANIZATION_MEMBER", TokenSpec.builder("ever").neverExpires());
        String unclear = gcore.addToken(SimulatedToken.of("unclear").withExpiry(new Expiry.Unknown()));

        FindTokens.endingSoon(tokens, timeSource.instant(), transcript.out());

        assertEquals(
                List.of(
                        week + " \"week\" ends 2025-06-08T08:00:00Z",
                        "gcore/" + gcore.clientId() + "/" + unclear + " \"unclear\" ends at an unknown time",
                        day + " \"day\" ends 2025-06-02T08:00:00Z"),
                transcript.lines());
    }

    @Test
    void aListThatMissesAnAccountDoesNotEndAsIfItWereWhole() {
        TokenId day =
                create("astro", "ORGANIZATION_MEMBER", TokenSpec.builder("day").expiresAfter(Duration.ofDays(1)));
        gcore.inject(Fault.status(403).on("GET", "/tokens"));

        assertThrows(
                IncompleteListException.class,
                () -> FindTokens.endingSoon(tokens, timeSource.instant(), transcript.out()));

        assertEquals(List.of(day + " \"day\" ends 2025-06-02T08:00:00Z"), transcript.lines());
    }

    @Test
    void findsUnusedTokensAndReportsWhichAccountFailed() {
        TokenId old = create("gcore", "Users", TokenSpec.builder("old").neverExpires());
        timeSource.advance(Duration.ofDays(91));
        create("gcore", "Users", TokenSpec.builder("new").neverExpires());

        FindTokens.unused(tokens, timeSource.instant(), transcript.out());

        String text = transcript.text();
        assertTrue(text.contains(old + " \"old\" is unused: "), text);
        assertFalse(text.contains("\"new\""), text);
        assertFalse(text.contains("administrator"), text);
        // Okta ends a token after 30 idle days, including this client's own.
        assertTrue(
                text.contains(okta.baseUrl().replace("http://", "okta/")
                        + " failed: io.apitokens.error.AuthenticationException"),
                text);
    }

    @Test
    void deletesByTheStoredTextOfAnId() {
        String stored = create("gcore", "Users", TokenSpec.builder("old").neverExpires())
                .toString();

        assertEquals(stored + " is deleted", DeleteToken.delete(tokens, stored));

        assertEquals(stored + " is not there, or this credential cannot see it", DeleteToken.delete(tokens, stored));
        assertEquals(2, gcore.liveTokenIds().size());
    }

    @Test
    void anIdOfAnUnknownAccountIsRefused() {
        assertThrows(InvalidInputException.class, () -> DeleteToken.delete(tokens, "gcore/1/768660"));

        assertEquals(List.of(), gcore.requests());
    }
}
