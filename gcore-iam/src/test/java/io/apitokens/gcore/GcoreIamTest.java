package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests the builder of a Gcore client. */
class GcoreIamTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));

    @AfterEach
    void close() {
        vendor.close();
    }

    private GcoreIam.Builder loopback() {
        return GcoreIam.builder().baseUrl(vendor.gcore().baseUrl()).allowHttpOnLoopback();
    }

    private <E extends ApiTokenException> E refused(Class<E> type, Executable action) {
        int before = vendor.requests();
        E error = assertThrows(type, action);
        assertEquals(before, vendor.requests());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        return error;
    }

    @Test
    void theEnvironmentGivesCredentialAndAccount() {
        Map<String, String> environment =
                Map.of("GCORE_API_KEY", " " + vendor.credential().expose() + "\n", "GCORE_CLIENT_ID", " 9262944 ");
        try (GcoreIam gcore = loopback().fromEnvironment(environment).build()) {
            assertEquals("gcore/9262944", gcore.account().toString());
            assertEquals(2, gcore.tokens().list().toList().size());
        }
    }

    @Test
    void theNewNameOfTheCredentialComesBeforeTheOldOne() {
        Map<String, String> environment = new HashMap<>();
        environment.put("GCORE_PERMANENT_TOKEN", vendor.credential().expose());
        assertWorks(environment);
        environment.put("GCORE_API_KEY", " ");
        assertWorks(environment);
        environment.put("GCORE_API_KEY", "1_sim-foreign");
        try (GcoreIam gcore =
                loopback().clientId(9262944).fromEnvironment(environment).build()) {
            assertThrows(
                    AuthenticationException.class, () -> gcore.tokens().list().toList());
        }
    }

    private void assertWorks(Map<String, String> environment) {
        try (GcoreIam gcore =
                loopback().clientId(9262944).fromEnvironment(environment).build()) {
            assertEquals(2, gcore.tokens().list().toList().size());
        }
    }

    @Test
    void theOriginDoesNotComeFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "GCORE_API_KEY", "1_sim", "GCORE_BASE_URL", "https://evil.example", "GCORE_API", "https://e.example");
        try (GcoreIam gcore =
                loopback().clientId(1).fromEnvironment(environment).build()) {
            assertThrows(
                    AuthenticationException.class, () -> gcore.tokens().list().toList());
        }
        assertEquals(1, vendor.gcore().rejectedRequests());
    }

    @Test
    void anEnvironmentWithoutCredentialNamesTheVariables() {
        ConfigurationException error =
                refused(ConfigurationException.class, () -> loopback().fromEnvironment(Map.of("GCORE_CLIENT_ID", "1")));
        assertTrue(error.getMessage().contains("GCORE_API_KEY"), error.getMessage());
        assertTrue(error.getMessage().contains("GCORE_PERMANENT_TOKEN"), error.getMessage());
    }

    @Test
    void anEnvironmentWithAnAccountThatIsNoPositiveNumberIsRefused() {
        for (String number : List.of("x", "1.0", "12345678901234567890", "0", "-1")) {
            ApiTokenException error = refused(
                    ApiTokenException.class,
                    () -> loopback().fromEnvironment(Map.of("GCORE_API_KEY", "1_sim", "GCORE_CLIENT_ID", number)));
            assertFalse(error.getMessage().contains("1_sim"), error.getMessage());
        }
    }

    @Test
    void aClientWithoutCredentialOrAccountSaysWhatToCall() {
        ConfigurationException account = refused(
                ConfigurationException.class,
                () -> loopback().apiKey(Secret.of("1_sim")).build());
        assertTrue(account.getMessage().startsWith("clientId is missing"), account.getMessage());
        ConfigurationException credential = refused(
                ConfigurationException.class, () -> loopback().clientId(1).build());
        for (String way : List.of("apiKey(…)", "credentials(…)", "fromEnvironment()")) {
            assertTrue(credential.getMessage().contains(way), credential.getMessage());
        }
    }

    @Test
    void aCredentialThatCannotStandInAHeaderIsRefusedWithoutQuotingIt() {
        for (String text : List.of("APIKey 1_sim", "1_sim\nX: y", "1_s\u00edm", "1_sim ")) {
            InvalidInputException error =
                    refused(InvalidInputException.class, () -> loopback().apiKey(Secret.of(text)));
            assertFalse(error.getMessage().contains("1_s"), error.getMessage());
        }
    }

    @Test
    void aBaseUrlThatIsNotPlainHttpsIsRefusedWithoutQuotingIt() {
        for (String url : List.of(
                "http://api.gcore.com",
                "https://api.gcore.com@evil.example",
                "https://api.gcore.com\\@evil.example",
                "https://user:pass@api.gcore.com",
                "https://api.gcore.com?x=1",
                "https://api.gcore.com#f",
                "https://api.gcore.com/../x",
                "ftp://api.gcore.com",
                "api.gcore.com",
                "")) {
            InvalidInputException error = refused(
                    InvalidInputException.class,
                    () -> GcoreIam.builder()
                            .baseUrl(url)
                            .allowHttpOnLoopback()
                            .apiKey(Secret.of("1_sim"))
                            .clientId(1)
                            .build());
            assertEquals("baseUrl", error.field());
            assertFalse(error.getMessage().contains("evil"), error.getMessage());
        }
    }

    @Test
    void plainHttpWantsAWordEvenOnLoopback() {
        refused(
                InvalidInputException.class,
                () -> GcoreIam.builder()
                        .baseUrl(vendor.gcore().baseUrl())
                        .apiKey(Secret.of("1_sim"))
                        .clientId(1)
                        .build());
    }

    @Test
    void anAccountThatIsNotPositiveIsRefused() {
        for (long number : List.of(0L, -1L, Long.MIN_VALUE)) {
            assertEquals(
                    "clientId",
                    refused(InvalidInputException.class, () -> loopback().clientId(number))
                            .field());
        }
    }

    @Test
    void theAccountOfACredentialCanBeLookedUp() {
        GcoreIam.Builder builder = loopback().apiKey(vendor.credential());
        assertEquals(9262944, builder.lookUpClientId());
        try (GcoreIam gcore = builder.clientId(builder.lookUpClientId()).build()) {
            assertEquals(2, gcore.tokens().list().toList().size());
        }
    }

    @Test
    void aLookUpWhoseResponseIsNotANumberIsAnError() {
        vendor.gcore().inject(Fault.status(200).body("{}"));
        GcoreIam.Builder builder = loopback().apiKey(vendor.credential());
        assertThrows(UnreadableResponseException.class, builder::lookUpClientId);
        assertThrows(
                AuthenticationException.class,
                () -> loopback().apiKey(Secret.of("1_sim-foreign")).lookUpClientId());
    }
}
