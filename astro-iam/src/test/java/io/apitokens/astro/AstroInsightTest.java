package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.Visibility;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what a client states about what its credential sees. */
class AstroInsightTest {

    private final AstroFixture vendor =
            new AstroFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));

    @AfterEach
    void close() {
        vendor.close();
    }

    private TokenId callersId() {
        try (AstroIam astro = vendor.builder().build()) {
            return astro.tokens()
                    .list()
                    .filter(token -> vendor.secretOf(token.id().value()).equals(vendor.credential()))
                    .iterator()
                    .next()
                    .id();
        }
    }

    private Visibility visibility(AstroIam.Builder builder) {
        try (AstroIam astro = builder.build()) {
            return astro.tokens().visibility();
        }
    }

    @Test
    void anOrganizationOwnerSeesAllByOneRequest() {
        TokenId own = callersId();
        int before = vendor.requests();

        assertEquals(
                "ALL: the token that the builder names as the client's own has the role ORGANIZATION_OWNER",
                visibility(vendor.builder().ownToken(own)).toString());
        assertEquals(before + 1, vendor.requests());
    }

    @Test
    void aClientThatDoesNotKnowItsTokenProvesNothing() {
        Visibility visibility = visibility(vendor.builder());

        assertEquals(Extent.UNPROVEN, visibility.extent());
        assertTrue(visibility.remedy().contains("ownToken(…)"), visibility::remedy);
        assertEquals(0, vendor.requests());
    }

    @Test
    void anOwnerOfAnotherResourceProvesNothing() {
        TokenId own = callersId();
        vendor.astro()
                .inject(Fault.status(200)
                        .body("{\"id\": \"" + own.value() + "\", \"roles\": [{\"entityType\": \"ORGANIZATION\","
                                + " \"entityId\": \"clelsewhere\", \"role\": \"ORGANIZATION_OWNER\"}]}"));

        assertEquals(Extent.UNPROVEN, visibility(vendor.builder().ownToken(own)).extent());
    }

    @Test
    void aFailedRequestProvesNothing() {
        TokenId own = callersId();
        vendor.astro().inject(Fault.status(403));

        Visibility visibility = visibility(vendor.builder().ownToken(own));

        assertEquals(Extent.UNPROVEN, visibility.extent());
        assertTrue(visibility.reason().contains("403"), visibility::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "ORGANIZATION_OWNER, ADMINISTRATIVE",
        "WORKSPACE_OWNER, ADMINISTRATIVE",
        "DEPLOYMENT_ADMIN, ADMINISTRATIVE",
        "WORKSPACE_OPERATOR, ORDINARY",
        "organization_owner, UNKNOWN",
        "a custom role, UNKNOWN"
    })
    void ownersAndAdministratorsAreAdministrative(String role, Rank rank) {
        try (AstroIam astro = vendor.builder().build()) {
            assertEquals(rank, astro.tokens().rankOf(Role.named(role)));
        }
    }
}
