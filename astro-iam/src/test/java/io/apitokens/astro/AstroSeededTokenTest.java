package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that a client reads the properties with which a test adds a token to a simulated Astro. */
class AstroSeededTokenTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(20));
    private static final Instant AFTER = NOW.plus(Duration.ofDays(20));

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(NOW);
    private final SimulatedAstro vendor = SimulatedAstro.start(timeSource);
    private final AstroIam client = AstroIam.builder()
            .baseUrl(vendor.baseUrl())
            .apiToken(vendor.credential())
            .organizationId(vendor.organizationId())
            .allowHttpOnLoopback()
            .timeSource(timeSource)
            .build();

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    private Token read(SimulatedToken seed) {
        return client.tokens().get(TokenId.of(client.account(), vendor.addToken(seed)));
    }

    private void refused(SimulatedToken seed) {
        int before = vendor.liveTokenIds().size();
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> vendor.addToken(seed));
        assertTrue(refused.getMessage().contains("Astro"), refused.getMessage());
        assertEquals(before, vendor.liveTokenIds().size());
    }

    @Test
    void aSeededTokenHasItsExpiry() {
        for (Expiry expiry : List.of(new Expiry.Never(), new Expiry.At(AFTER), new Expiry.Unknown())) {
            assertEquals(
                    expiry, read(SimulatedToken.of("old").withExpiry(expiry)).expiry());
        }
    }

    @Test
    void aSeededTokenHasItsLastUse() {
        for (LastUse use : List.of(new LastUse.Never(), new LastUse.Within(BEFORE, BEFORE), new LastUse.Unknown())) {
            assertEquals(use, read(SimulatedToken.of("old").withLastUse(use)).lastUse());
        }
    }

    @Test
    void aSeededTokenHasItsTimeOfCreation() {
        assertEquals(
                BEFORE,
                read(SimulatedToken.of("old").withCreated(BEFORE)).created().orElseThrow());
        assertEquals(NOW, read(SimulatedToken.of("new")).created().orElseThrow());
    }

    @Test
    void aSeededTokenHasItsIssuer() {
        for (Issuer issuer : List.of(
                Issuer.of(Issuer.Kind.USER, "clsimann", "ann@sim.example", "Ann", null),
                Issuer.of(Issuer.Kind.TOKEN, "clsimtoken", null, "builder", null),
                Issuer.of(Issuer.Kind.UNKNOWN, "clsimx", null, null, null),
                Issuer.unknown())) {
            Issuer read = read(SimulatedToken.of("old").withIssuer(issuer)).issuer();
            assertEquals(issuer.kind(), read.kind());
            assertEquals(issuer.id(), read.id());
            assertEquals(issuer.email(), read.email());
            assertEquals(issuer.name(), read.name());
        }
    }

    @Test
    void unknownPropertiesAreFoundByTheFilterThatIncludesThem() {
        read(SimulatedToken.of("unclear").withExpiry(new Expiry.Unknown()));
        TokenFilter ending = TokenFilter.all().expiringBefore(NOW.plus(Duration.ofDays(1)));
        assertEquals(List.of(), client.tokens().list(ending).toList());
        assertEquals(
                List.of("unclear"),
                client.tokens().list(ending.orUnknown()).stream()
                        .map(Token::name)
                        .toList());
    }

    @Test
    void whatTheRecordsCannotShowIsRefused() {
        SimulatedToken seed = SimulatedToken.of("wrong");
        refused(seed.withIssuer(Issuer.of(Issuer.Kind.USER, null, "ann@sim.example", null, null)));
        refused(seed.withExpiry(new Expiry.Idle(null, AFTER)));
        refused(seed.withLastUse(new LastUse.Estimated(BEFORE)));
    }

    @Test
    void aSeededTokenAuthenticates() {
        String id = vendor.addToken(SimulatedToken.of("live"));
        assertTrue(vendor.accepts(vendor.secretOf(id)));
    }
}
