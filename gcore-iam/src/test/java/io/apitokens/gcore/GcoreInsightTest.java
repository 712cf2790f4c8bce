package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a client states about what its credential sees. */
class GcoreInsightTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private String record(String user) {
        String own = gcore.tokens().ownToken().orElseThrow().value();
        return "{\"id\": " + own + ", \"client_user\": " + user + "}";
    }

    @Test
    void anAdministratorSeesAllByOneRequest() {
        Visibility visibility = gcore.tokens().visibility();

        assertEquals("ALL: the credential has the role Administrators (1)", visibility.toString());
        assertEquals(1, vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Users", "Engineers", "Purge and Prefetch only (API)", "Purge and Prefetch only (API+Web)"})
    void anotherBuiltInRoleSeesOnlyItsOwn(String role) {
        vendor.gcore().callerRole(role);

        Visibility visibility = gcore.tokens().visibility();

        assertEquals(Extent.OWN_ONLY, visibility.extent());
        assertTrue(visibility.reason().contains(role), visibility::reason);
        assertEquals("use an API token with the role Administrators", visibility.remedy());
    }

    @Test
    void aCredentialThatIsNoApiTokenProvesNothing() {
        CredentialSource session = CredentialSource.fixed(Credential.of("Bearer", Secret.of("simsession")));
        try (GcoreIam other = vendor.builder().credentials(session).build()) {
            assertEquals(Extent.UNPROVEN, other.tokens().visibility().extent());
        }
        assertEquals(0, vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aFailedRequestProvesNothing(int status) {
        vendor.gcore().inject(Fault.status(status));

        Visibility visibility = gcore.tokens().visibility();

        assertEquals(Extent.UNPROVEN, visibility.extent());
        assertTrue(visibility.reason().contains(Integer.toString(status)), visibility::reason);
    }

    @Test
    void aRecordWithoutARoleProvesNothing() {
        vendor.gcore().inject(Fault.status(200).body(record("{}")));

        assertEquals(
                "UNPROVEN: the record of the credential's own token has no role",
                gcore.tokens().visibility().toString());
    }

    @Test
    void aCustomRoleProvesNothing() {
        vendor.gcore().inject(Fault.status(200).body(record("{\"role\": {\"id\": 77, \"name\": \"Sim\"}}")));

        Visibility visibility = gcore.tokens().visibility();

        assertEquals(Extent.UNPROVEN, visibility.extent());
        assertTrue(visibility.reason().contains("Sim (77)"), visibility::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Administrators, , ADMINISTRATIVE",
        "'', 1, ADMINISTRATIVE",
        "Administrators, 1, ADMINISTRATIVE",
        "Administrators, 2, UNKNOWN",
        "Users, 1, UNKNOWN",
        "administrators, , UNKNOWN",
        "Engineers, 5, ORDINARY",
        "Sim, 77, UNKNOWN"
    })
    void onlyTheRoleAdministratorsIsAdministrative(String name, String id, Rank rank) {
        assertEquals(rank, gcore.tokens().rankOf(new Role(name, id)));
    }
}
