package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is refused before anything is sent, with the likely cause and without the value. */
class GcoreConfigurationTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));

    @AfterEach
    void close() {
        vendor.close();
    }

    private static GcoreIam build(String key) {
        return GcoreIam.builder().apiKey(Secret.of(key)).clientId(1).build();
    }

    private static GcoreIam environment(String key) {
        return GcoreIam.builder()
                .fromEnvironment(Map.of("GCORE_API_KEY", key, "GCORE_CLIENT_ID", "1"))
                .build();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            "42_simkey"               | has quotes around it
            '42_simkey'               | has quotes around it
            “42_simkey”               | has quotes around it
            "42_simkey                | has quotes around it
            <your-api-token>          | is a placeholder
            <your api token>          | is a placeholder
            ${TOKEN}                  | is a placeholder
            $GCORE_API_KEY            | is a placeholder
            %GCORE_API_KEY%           | is a placeholder
            {{ gcore_api_key }}       | is a placeholder
            {apiKey}                  | is a placeholder
            [REDACTED]                | is a placeholder
            @gcore.api.key@           | is a placeholder
            your-api-token            | is a placeholder
            YOUR_API_TOKEN            | is a placeholder
            yourApiToken              | is a placeholder
            insert-key-here           | is a placeholder
            replace_me                | is a placeholder
            changeme                  | is a placeholder
            CHANGE-ME                 | is a placeholder
            xxx                       | is a placeholder
            xxxxxxxx-xxxx-xxxx        | is a placeholder
            ********                  | is a placeholder
            null                      | is a placeholder
            api_key                   | is a placeholder
            29841_xxxxxxxx            | is a placeholder
            29841$<secret>            | is a placeholder
            42_simkey...              | is abbreviated or masked
            42_sim***key              | is abbreviated or masked
            GCORE_API_KEY=42_simkey   | begins with the name of a variable
            29841                     | is a key that was cut
            29841$                    | is a key that was cut
            29841_                    | is a key that was cut
            298411b8f00d              | is a key that was cut
            $61b8f00d                 | lacks the number
            _61b8f00d                 | lacks the number
            „42_simkey“               | has quotes around it
            ‹42_simkey›               | has quotes around it
            ″42_simkey″               | has quotes around it
            (redacted)                | is a placeholder
            #{gcore.key}              | is a placeholder
            __GCORE_API_KEY__         | is a placeholder
            key-goes-here             | is a placeholder
            redacted                  | is a placeholder
            api_key=42_simkey         | begins with the name of a variable
            token: 42_simkey          | begins with the name of a variable
            $env:API_KEY=42_simkey    | begins with the name of a variable
            --token=42_simkey         | begins with the name of a variable
            Authorization:42_simkey   | begins with the name of a variable
            simkey                    | is no Gcore API token
            NDJfc2lta2V5              | is no Gcore API token
            42_simkey,                | is no Gcore API token
            42_simkey#comment         | is no Gcore API token
            00simkey                  | is no Gcore API token
            eyJsim.fake.simkey        | is no Gcore API token
            /run/secrets/simkey       | is no Gcore API token
            &quot;42_simkey&quot;     | is no Gcore API token
            """)
    void whatCannotBeAKeyIsRefusedWithItsLikelyCause(String key, String cause) {
        InvalidInputException inCode = assertThrows(InvalidInputException.class, () -> build(key));
        assertTrue(inCode.getMessage().startsWith("credential " + cause), inCode.getMessage());
        ConfigurationException inEnvironment = assertThrows(ConfigurationException.class, () -> environment(key));
        assertTrue(
                inEnvironment.getMessage().startsWith("environment variable GCORE_API_KEY "),
                inEnvironment.getMessage());
        assertTrue(inEnvironment.getMessage().contains(cause), inEnvironment.getMessage());
        for (ApiTokenException error : new ApiTokenException[] {inCode, inEnvironment}) {
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertFalse(error.getMessage().contains(key), error.getMessage());
            assertFalse(error.getMessage().contains("simkey"), error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"42_simkey", "42$simkey", "42_0123456789abcdef", "42$deadbeef", "42_sim-key"})
    void whatMayBeAKeyIsAccepted(String key) {
        build(key).close();
        environment(key).close();
        environment("\uFEFF" + key + "\r\n").close();
    }

    @Test
    void aQuotedAccountIsRefusedByTheNameOfItsVariable() {
        ConfigurationException error = assertThrows(
                ConfigurationException.class,
                () -> GcoreIam.builder()
                        .fromEnvironment(Map.of("GCORE_API_KEY", "42_simkey", "GCORE_CLIENT_ID", "\"9262944\"")));
        assertTrue(
                error.getMessage().startsWith("environment variable GCORE_CLIENT_ID has quotes"), error.getMessage());
        assertFalse(error.getMessage().contains("9262944"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9262944.0", "9e6", "12345678901234567890", "acme"})
    void anAccountThatIsNoPositiveNumberIsRefusedByTheNameOfItsVariable(String account) {
        ConfigurationException error = assertThrows(
                ConfigurationException.class,
                () -> GcoreIam.builder()
                        .fromEnvironment(Map.of("GCORE_API_KEY", "42_simkey", "GCORE_CLIENT_ID", account)));
        assertEquals("environment variable GCORE_CLIENT_ID is not a positive number", error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.gcore.com/iam, repeats /iam",
        "https://api.gcore.com/iam/, repeats /iam",
        "https://api.gcore.com/IAM, repeats /iam",
        "https://api.gcore.com/iam/v2, repeats /iam",
        "https://proxy.example/gcore/iam, repeats /iam",
        "https://api.gcore.com/v2, is not that of the API alone: use https://api.gcore.com",
        "api.gcore.com, has no scheme: begin it with https://",
        "api.gcore.com:443, has no scheme: begin it with https://",
        "https://<host>, holds a placeholder",
        "https://${GCORE_HOST}, holds a placeholder",
        "'\"https://api.gcore.com\"', has quotes around it",
        "' https://api.gcore.com', has white space",
        "https://api.gcore.com\u200B, has white space or a character other than visible ASCII",
        "base_url: https://api.gcore.com, begins with the name of a variable",
        "https://%GCORE_HOST%, holds a placeholder",
        "https://gcore.com, is not that of the API alone: use https://api.gcore.com",
        "https://portal.gcore.com/accounts, is not that of the API alone: use https://api.gcore.com",
        "https://portal.gcore.com, is not that of the API alone: use https://api.gcore.com",
    })
    void aBaseUrlThatCannotWorkIsRefusedWithItsLikelyCause(String url, String cause) {
        GcoreIam.Builder builder =
                GcoreIam.builder().baseUrl(url).apiKey(Secret.of("42_simkey")).clientId(1);
        InvalidInputException error = assertThrows(InvalidInputException.class, builder::build);
        assertTrue(error.getMessage().startsWith("baseUrl " + cause), error.getMessage());
        assertThrows(InvalidInputException.class, builder::lookUpClientId);
    }

    @Test
    void aSourcesCredentialIsRefusedBeforeItIsSentAndTheSourceIsNamed() {
        CredentialSource pasted = request -> Credential.of("APIKey", Secret.of("\"42_simkey\""));
        int before = vendor.requests();
        try (GcoreIam gcore = vendor.builder().credentials(pasted).build()) {
            ConfigurationException error = assertThrows(
                    ConfigurationException.class, () -> gcore.tokens().list().toList());
            assertTrue(error.getMessage().contains("GcoreConfigurationTest"), error.getMessage());
            assertTrue(error.getMessage().contains("has quotes around it"), error.getMessage());
            assertFalse(error.getMessage().contains("simkey"), error.getMessage());
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
        }
        assertEquals(before, vendor.requests());
    }

    @Test
    void aStoredCredentialIsUsedWithTheVendorsOwnSchemeAndRefusedByTheNameOfItsStore() throws Exception {
        MemorySecretStore store = MemorySecretStore.create();
        try (GcoreIam gcore = vendor.builder().build();
                GcoreIam stored = vendor.builder().credentialsFrom(store).build()) {
            TokenId id = gcore.tokens()
                    .create(vendor.spec("ci").neverExpires().build(), store)
                    .id();
            assertEquals(id, stored.tokens().get(id).id());
            assertEquals(Optional.of(id), stored.tokens().ownToken());
        }
        MemorySecretStore cut = MemorySecretStore.create();
        cut.write(IssuedToken.of(store.written().get(0).token(), Secret.of("29841")), null);
        int before = vendor.requests();
        try (GcoreIam gcore = vendor.builder().credentialsFrom(cut).build()) {
            ConfigurationException error = assertThrows(
                    ConfigurationException.class, () -> gcore.tokens().list().toList());
            assertTrue(error.getMessage().contains("the secret store " + cut.id()), error.getMessage());
            assertTrue(error.getMessage().contains("is a key that was cut"), error.getMessage());
            ConfigurationException own = assertThrows(
                    ConfigurationException.class, () -> gcore.tokens().ownToken());
            assertTrue(own.getMessage().contains("is a key that was cut"), own.getMessage());
        }
        MemorySecretStore spaced = MemorySecretStore.create();
        spaced.write(IssuedToken.of(store.written().get(0).token(), Secret.of("APIKey 42_simkey")), null);
        try (GcoreIam gcore = vendor.builder().credentialsFrom(spaced).build()) {
            ConfigurationException error = assertThrows(
                    ConfigurationException.class, () -> gcore.tokens().list().toList());
            assertTrue(error.getMessage().contains("the secret store " + spaced.id()), error.getMessage());
            assertTrue(error.getMessage().contains("pass it without its scheme"), error.getMessage());
        }
        assertEquals(before, vendor.requests());
    }

    @ParameterizedTest
    @CsvSource({"users, Users", "USERS, Users", "administrators, Administrators", "ENGINEERS, Engineers"})
    void aBuiltInRoleInAnotherCaseIsRefusedWithTheRightSpelling(String role, String right) {
        int before = vendor.requests();
        try (GcoreIam gcore = vendor.builder().build()) {
            InvalidInputException error = assertThrows(
                    InvalidInputException.class,
                    () -> gcore.tokens()
                            .create(TokenSpec.builder("ci")
                                    .grant(role, Resource.account())
                                    .neverExpires()
                                    .build()));
            assertEquals("grants[0].role is spelled otherwise at Gcore: \"" + right + "\"", error.getMessage());
        }
        assertEquals(before, vendor.requests());
    }
}
