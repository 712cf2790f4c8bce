package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.UnknownReason;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.RoleLookup;
import io.apitokens.spi.AccountInsight.TokenRoles;
import io.apitokens.spi.AccountInsight.Visibility;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what a client states about what its credential sees, and about the roles of tokens. */
class OktaInsightTest {

    private static final String BODY_OF_ROLES = "[{\"id\": \"rolsim1\", \"type\": \"%s\", \"status\": \"%s\"}]";

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final OktaIam okta = vendor.builder().build();

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private void rolesAre(String type, String status) {
        vendor.okta()
                .inject(Fault.status(200)
                        .body(BODY_OF_ROLES.formatted(type, status))
                        .on("GET", "/api/v1/users/[^/]+/roles"));
    }

    @Test
    void aSuperAdministratorSeesAllByTwoRequests() {
        assertEquals(
                "ALL: the owner of the API token is a super administrator",
                okta.tokens().visibility().toString());
        assertEquals(2, vendor.requests());
    }

    @ParameterizedTest
    @CsvSource({"ORG_ADMIN, ACTIVE", "CUSTOM, ACTIVE", "SUPER_ADMIN, INACTIVE"})
    void anotherRoleProvesNothing(String type, String status) {
        rolesAre(type, status);

        assertEquals(Extent.UNPROVEN, okta.tokens().visibility().extent());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/users/[^/]+", "/api/v1/users/[^/]+/roles"})
    void aFailedRequestProvesNothing(String path) {
        vendor.okta().inject(Fault.status(403).on("GET", path));

        Visibility visibility = okta.tokens().visibility();

        assertEquals(Extent.UNPROVEN, visibility.extent());
        assertTrue(visibility.reason().contains("403"), visibility::reason);
    }

    @Test
    void aCredentialThatIsNoApiTokenProvesNothing() {
        CredentialSource access = CredentialSource.fixed(Credential.of("Bearer", Secret.of("simaccess")));
        try (OktaIam other = vendor.builder().credentials(access).build()) {
            assertEquals(Extent.UNPROVEN, other.tokens().visibility().extent());
        }
        assertEquals(0, vendor.requests());
    }

    @Test
    void theRolesOfATokenAreThoseOfItsOwnerAndAreReadOncePerOwner() {
        List<Token> tokens = okta.tokens().list().toList();
        Token own = tokens.stream()
                .filter(token -> token.id().value().equals(vendor.okta().callerTokenId()))
                .findFirst()
                .orElseThrow();
        int before = vendor.requests();
        RoleLookup roles = okta.tokens().roles();

        assertEquals(new TokenRoles(List.of(Role.named("SUPER_ADMIN")), null), roles.of(own));
        assertEquals(roles.of(own), roles.of(own));
        assertEquals(before + 1, vendor.requests());
    }

    @ParameterizedTest
    @CsvSource({"403, NOT_VISIBLE_TO_CREDENTIAL", "404, NOT_VISIBLE_TO_CREDENTIAL"})
    void aRefusedLookUpIsUnknownWithItsReason(int status, UnknownReason reason) {
        Token token = okta.tokens().list().iterator().next();
        vendor.okta().inject(Fault.status(status).on("GET", "/api/v1/users/[^/]+/roles"));

        assertEquals(TokenRoles.unknown(reason), okta.tokens().roles().of(token));
    }

    @Test
    void aVendorThatIsDownIsAskedOnce() {
        Token token = okta.tokens().list().iterator().next();
        vendor.okta().inject(Fault.status(503).times(100));
        RoleLookup roles = okta.tokens().roles();

        assertEquals(TokenRoles.unknown(UnknownReason.ACCOUNT_UNREACHABLE), roles.of(token));
        int before = vendor.requests();
        for (Token other : List.of(token, token)) {
            assertEquals(TokenRoles.unknown(UnknownReason.ACCOUNT_UNREACHABLE), roles.of(other));
        }
        assertEquals(before, vendor.requests());
    }

    @Test
    void aCustomRoleHasAnUnknownRankWhateverItIsCalled() {
        Token token = okta.tokens().list().iterator().next();
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\": \"rolsim1\", \"type\": \"CUSTOM\", \"label\": \"READ_ONLY_ADMIN\"}]")
                        .on("GET", "/api/v1/users/[^/]+/roles"));

        Role role = okta.tokens().roles().of(token).roles().get(0);

        assertEquals("READ_ONLY_ADMIN (CUSTOM)", role.toString());
        assertEquals(Rank.UNKNOWN, okta.tokens().rankOf(role));
    }

    @ParameterizedTest
    @CsvSource({
        "SUPER_ADMIN, ADMINISTRATIVE",
        "ORG_ADMIN, ADMINISTRATIVE",
        "HELP_DESK_ADMIN, ADMINISTRATIVE",
        "READ_ONLY_ADMIN, ORDINARY",
        "REPORT_ADMIN, ORDINARY",
        "NEW_ADMIN, UNKNOWN"
    })
    void builtInRolesThatChangeSomethingAreAdministrative(String type, Rank rank) {
        assertEquals(rank, okta.tokens().rankOf(Role.named(type)));
    }

    @ParameterizedTest
    @CsvSource({"ANN.SIM@example.com, /", "unknown.sim@example.com, ''"})
    void aPersonIsLookedUpByAddressAndByLogin(String email, String found) {
        vendor.okta().addUser("00usim00000000000009", "ann.sim@example.com", "ACTIVE");

        Set<String> expected = found == null || found.isEmpty() ? Set.of() : Set.of("00usim00000000000009");
        assertEquals(expected, okta.tokens().person(email));
    }

    @Test
    void aPersonWhoseAddressIsNotTheLoginIsFoundByTheLogin() {
        vendor.okta().inject(Fault.status(200).body("[]").on("GET", "/api/v1/users"));

        assertEquals(Set.of(vendor.okta().userId()), okta.tokens().person("ada.sim@example.com"));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/users", "/api/v1/users/[^/]+"})
    void aPersonIsUnknownIfALookUpFails(String path) {
        vendor.okta().inject(Fault.status(403).on("GET", path));

        assertThrows(PermissionDeniedException.class, () -> okta.tokens().person("ada.sim@example.com"));
    }
}
