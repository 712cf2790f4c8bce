package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Grant;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.error.InvalidInputException;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the own token set in the builder: Astro's secrets do not identify their token. */
class AstroOwnTokenTest {

    private final AstroFixture vendor =
            new AstroFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));

    @AfterEach
    void close() {
        vendor.close();
    }

    private TokenId id(String value) {
        return TokenId.of(new Account("astro", vendor.astro().organizationId()), value);
    }

    @Test
    void theOwnTokenIsTheOneSetInTheBuilder() {
        try (AstroIam astro = vendor.builder().ownToken(id("clown1")).build()) {
            assertEquals(Optional.of(id("clown1")), astro.tokens().ownToken());
            assertEquals(
                    Optional.of(id("clown1")),
                    astro.tokens().withTimeout(Duration.ofSeconds(5)).ownToken());
        }
        assertEquals(0, vendor.requests());
    }

    @Test
    void theGrantsOfTheOwnTokenChangeOnlyWhereThatIsAllowed() {
        try (AstroIam astro = vendor.builder().build()) {
            TokenSpec spec = vendor.spec("own").neverExpires().build();
            TokenId own = astro.tokens().create(spec).token().id();
            Grant grant = spec.grants().get(0);
            try (AstroIam known = vendor.builder().ownToken(own).build()) {
                TokenUpdate grants = TokenUpdate.builder()
                        .grant(grant.role(), grant.resource())
                        .build();
                int before = vendor.requests();
                InvalidInputException refused = assertThrows(
                        InvalidInputException.class, () -> known.tokens().update(own, grants));
                assertTrue(refused.getMessage().contains("withOwnTokenChanges()"), refused.getMessage());
                assertEquals(before, vendor.requests());
                known.tokens().update(own, TokenUpdate.builder().name("renamed").build());
                known.tokens().withOwnTokenChanges().update(own, grants);
            }
        }
    }

    @Test
    void theOwnTokenIsUnknownUnlessSet() {
        try (AstroIam astro = vendor.builder().build()) {
            assertEquals(Optional.empty(), astro.tokens().ownToken());
        }
    }

    @Test
    void anOwnTokenOfAnotherOrganizationIsRefusedWhenTheClientIsBuilt() {
        for (Account other : List.of(
                new Account("astro", "clelsewhere"),
                new Account("okta", vendor.astro().organizationId()))) {
            AstroIam.Builder builder = vendor.builder().ownToken(TokenId.of(other, "clown1"));
            InvalidInputException refused = assertThrows(InvalidInputException.class, builder::build);
            assertEquals("ownToken", refused.field());
        }
    }

    @Test
    void anOwnTokenThatCannotBeOneIsRefusedWhenTheClientIsBuilt() {
        AstroIam.Builder builder = vendor.builder().ownToken(id("cl.own"));
        assertEquals(
                "ownToken",
                assertThrows(InvalidInputException.class, builder::build).field());
    }

    @Test
    void aSecretOfAnotherOrganizationIsAcceptedTooBecauseItWorks() {
        try (AstroIam elsewhere = vendor.builder().organizationId("clelsewhere").build()) {
            assertEquals(SecretStatus.ACCEPTED, elsewhere.tokens().verify(vendor.credential()));
            assertEquals(SecretStatus.REJECTED, elsewhere.tokens().verify(Secret.of("eyJ-sim-never")));
        }
    }

    @Test
    void aSecretThatManagesNothingIsAccepted() {
        Secret weak = vendor.secretOf(vendor.addToken("weak"));
        try (AstroIam astro = vendor.builder().build()) {
            assertEquals(SecretStatus.ACCEPTED, astro.tokens().verify(weak));
        }
    }
}
