package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the builder of an Okta client. Sends no request. */
class OktaIamTest {

    private static final Secret TOKEN = Secret.of("00sim-fake-token");

    private static InvalidInputException refusedUrl(String url) {
        return assertThrows(
                InvalidInputException.class,
                () -> OktaIam.builder().orgUrl(url).apiToken(TOKEN).build());
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.okta.com, okta/acme.okta.com",
        "https://ACME.Okta.com/, okta/acme.okta.com",
        "https://acme.oktapreview.com, okta/acme.oktapreview.com",
        "https://login.acme.example, okta/login.acme.example",
        "https://acme-admin.example, okta/acme-admin.example",
    })
    void theAccountIsTheHostInLowerCase(String url, String account) {
        try (OktaIam okta = OktaIam.builder().orgUrl(url).apiToken(TOKEN).build()) {
            assertEquals(account, okta.account().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme-admin.okta.com",
                "https://acme-admin.oktapreview.com",
                "https://acme-admin.okta-emea.com",
                "https://acme-admin.okta-gov.com",
                "https://acme-admin.okta.mil",
                "https://acme-admin.okta-miltest.com",
                "https://acme-admin.trex-govcloud.com",
                "https://acme-admin.trexcloud.com",
                "https://ACME-ADMIN.OKTA.COM"
            })
    void theAdminConsolesHostIsRefused(String url) {
        assertEquals(
                "orgUrl is the Admin Console's host; leave out -admin",
                refusedUrl(url).getMessage());
    }

    @Test
    void aHostThatEndsWithComTwiceIsRefused() {
        assertEquals(
                "orgUrl ends with .com twice",
                refusedUrl("https://acme.okta.com.com").getMessage());
    }

    @Test
    void aPathIsRefused() {
        assertEquals(
                "orgUrl has a path", refusedUrl("https://acme.okta.com/api/v1").getMessage());
        assertEquals(
                "orgUrl has a path", refusedUrl("https://acme.okta.com/oauth2").getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://{yourOktaDomain}",
                "https://${yourOktaDomain}",
                "{yourOktaDomain}",
                "acme.okta.com",
                "http://acme.okta.com",
                "https://acme.okta.com@evil.example",
                "https://acme.okta.com\\@evil.example",
                "https://user:pass@acme.okta.com",
                "https://acme.okta.com?x=1",
                "https://acme.okta.com#x",
                ""
            })
    void aPlaceholderOrATrickIsRefusedWithoutQuotingIt(String url) {
        InvalidInputException error = refusedUrl(url);
        assertEquals("orgUrl", error.field());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertFalse(error.getMessage().contains("evil"), error.getMessage());
        assertFalse(error.getMessage().contains("pass"), error.getMessage());
    }

    @Test
    void aPlaceholderAsCredentialIsRefused() {
        for (String text : List.of("{apiToken}", "SSWS 00sim", "00sim\nX: y")) {
            InvalidInputException error = assertThrows(
                    InvalidInputException.class, () -> OktaIam.builder().apiToken(Secret.of(text)));
            assertFalse(error.getMessage().contains("00sim"), error.getMessage());
        }
    }

    @Test
    void theEnvironmentGivesOrgAndCredentialTogether() {
        try (OktaIam okta = OktaIam.builder()
                .fromEnvironment(Map.of("OKTA_CLIENT_ORGURL", " https://acme.okta.com ", "OKTA_API_TOKEN", "00sim"))
                .build()) {
            assertEquals("okta/acme.okta.com", okta.account().toString());
        }
    }

    @Test
    void anEnvironmentThatIsNotWholeNamesWhatIsMissing() {
        Map<String, String> environment = new HashMap<>();
        environment.put("OKTA_CLIENT_TOKEN", "00sim-fake");
        assertTrue(refusedEnvironment(environment).getMessage().contains("OKTA_CLIENT_ORGURL"));
        environment.put("OKTA_CLIENT_ORGURL", " ");
        assertTrue(refusedEnvironment(environment).getMessage().contains("OKTA_CLIENT_ORGURL"));
        environment.put("OKTA_CLIENT_ORGURL", "https://acme.okta.com");
        environment.remove("OKTA_CLIENT_TOKEN");
        String message = refusedEnvironment(environment).getMessage();
        assertTrue(message.contains("OKTA_CLIENT_TOKEN"), message);
        assertTrue(message.contains("OKTA_API_TOKEN"), message);
    }

    private static ConfigurationException refusedEnvironment(Map<String, String> environment) {
        ConfigurationException error = assertThrows(
                ConfigurationException.class, () -> OktaIam.builder().fromEnvironment(environment));
        assertFalse(error.getMessage().contains("00sim-fake"), error.getMessage());
        return error;
    }

    @Test
    void anOrgFromCodeAndACredentialFromTheEnvironmentAreRefused() {
        Map<String, String> environment =
                Map.of("OKTA_CLIENT_ORGURL", "https://acme.okta.com", "OKTA_CLIENT_TOKEN", "00sim");
        List<OktaIam.Builder> mixed = List.of(
                OktaIam.builder().orgUrl("https://other.okta.com").fromEnvironment(environment),
                OktaIam.builder().fromEnvironment(environment).orgUrl("https://other.okta.com"));
        for (OktaIam.Builder builder : mixed) {
            ConfigurationException error = assertThrows(ConfigurationException.class, builder::build);
            assertTrue(error.getMessage().startsWith("orgUrl is set in code"), error.getMessage());
        }
    }

    @Test
    void anOrgFromTheEnvironmentAndACredentialFromCodeAreRefused() {
        Map<String, String> environment =
                Map.of("OKTA_CLIENT_ORGURL", "https://acme.okta.com", "OKTA_CLIENT_TOKEN", "00sim");
        CredentialSource source = CredentialSource.fixed(Credential.of("SSWS", TOKEN));
        List<OktaIam.Builder> mixed = List.of(
                OktaIam.builder().apiToken(TOKEN).fromEnvironment(environment),
                OktaIam.builder().fromEnvironment(environment).apiToken(TOKEN),
                OktaIam.builder().credentials(source).fromEnvironment(environment),
                OktaIam.builder().fromEnvironment(environment).credentials(source));
        for (OktaIam.Builder builder : mixed) {
            ConfigurationException error = assertThrows(ConfigurationException.class, builder::build);
            assertTrue(error.getMessage().startsWith("credential is set in code"), error.getMessage());
        }
    }

    @Test
    void anythingMissingIsSaid() {
        ApiTokenException url = assertThrows(
                ConfigurationException.class,
                () -> OktaIam.builder().apiToken(TOKEN).build());
        assertTrue(url.getMessage().startsWith("orgUrl is missing"), url.getMessage());
        ApiTokenException credential = assertThrows(
                ConfigurationException.class,
                () -> OktaIam.builder().orgUrl("https://acme.okta.com").build());
        assertTrue(credential.getMessage().contains("apiToken(…)"), credential.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "acme.okta.com, has no scheme: begin it with https://",
        "//acme.okta.com, has no scheme: begin it with https://",
        "https://{yourOktaDomain}, holds a placeholder",
        "https://${OKTA_ORG}.okta.com, holds a placeholder",
        "https://your-org.okta.com, holds a placeholder",
        "https://yourOktaDomain.okta.com, holds a placeholder",
        "'\"https://acme.okta.com\"', has quotes around it",
        "https://okta.com, lacks the name of the org",
        "https://www.okta.com, lacks the name of the org",
        "https://admin.okta.com, lacks the name of the org",
        "https://developer.okta.com, lacks the name of the org",
        "https://%ORG%.okta.com, holds a placeholder",
        "https://dev-xxxxxx.okta.com, holds a placeholder",
        "https://undefined.okta.com, holds a placeholder",
        "'https://acme.okta.com ', has white space",
        "https://m\u00FCnchen.example, has white space or a character other than visible ASCII",
        "orgUrl: https://acme.okta.com, begins with the name of a variable",
    })
    void anOrgsUrlThatCannotBeOneIsRefusedWithItsLikelyCause(String url, String cause) {
        String message = refusedUrl(url).getMessage();
        assertTrue(message.startsWith("orgUrl " + cause), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"00sim\"", "'00sim'", "<your-api-token>", "${OKTA_CLIENT_TOKEN}", "changeme", "xxx"})
    void aCredentialThatCannotBeOneIsRefusedWithoutQuotingIt(String token) {
        InvalidInputException inCode = assertThrows(
                InvalidInputException.class, () -> OktaIam.builder().apiToken(Secret.of(token)));
        assertFalse(inCode.getMessage().contains("sim"), inCode.getMessage());
        ConfigurationException named =
                refusedEnvironment(Map.of("OKTA_CLIENT_ORGURL", "https://acme.okta.com", "OKTA_CLIENT_TOKEN", token));
        assertTrue(named.getMessage().startsWith("environment variable OKTA_CLIENT_TOKEN "), named.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "eyJsim.fake.token, is no Okta API token",
        "00Tsimfake4567890123, is no Okta API token",
        "00usimfake4567890123, is no Okta API token",
        "test, is no Okta API token",
        "42_simfake, is no Okta API token",
        "MDBzaW1mYWtl, is no Okta API token",
        "'00simfake,', is no Okta API token",
        "00simfake\\n, is no Okta API token",
        "SSWS00simfake, is no Okta API token",
        "SSWS 00simfake, 'contains a space, a line break or another character'",
        "token: 00simfake, begins with the name of a variable",
        "„00simfake“, has quotes around it",
    })
    void whatIsNoTokenIsRefusedWithItsLikelyCause(String token, String cause) {
        InvalidInputException error = assertThrows(
                InvalidInputException.class, () -> OktaIam.builder().apiToken(Secret.of(token)));
        assertTrue(error.getMessage().startsWith("credential " + cause), error.getMessage());
        assertFalse(error.getMessage().contains("simfake"), error.getMessage());
    }

    /** The vendor's alphabet has - and _, and digits may precede them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00simfake",
                "00_simfake",
                "00-simfake",
                "007_simfake-42_0123456789abcdefABCDEFsimfa",
                "00TsimfakeTsimfakeTsimfakeTsimfakeTsimfake"
            })
    void aTokenOfTheVendorsAlphabetIsAccepted(String token) {
        OktaIam.Builder builder = OktaIam.builder();
        assertSame(builder, builder.apiToken(Secret.of(token)));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sim-fake-access\"', has quotes around it",
        "<access-token>, is a placeholder",
        "token=sim-fake, begins with the name of a variable",
        "eyJhbGciOiJub25lIn0.eyJleHAiOjE1MDAwMDAwMDB9.c2lt, is a JWT that expired at 2017-07-14T02:40:00Z",
    })
    void anAccessTokenThatCannotBeUsedIsRefusedAtBuildByTheNameOfItsVariable(String token, String cause) {
        Map<String, String> environment =
                Map.of("OKTA_CLIENT_ORGURL", "https://acme.okta.com", "OKTA_ACCESS_TOKEN", token);
        ConfigurationException error = assertThrows(
                ConfigurationException.class,
                () -> OktaIam.builder().fromEnvironment(environment).build());
        assertTrue(
                error.getMessage().startsWith("environment variable OKTA_ACCESS_TOKEN " + cause), error.getMessage());
    }

    private static String account(Map<String, String> environment) {
        try (OktaIam okta = OktaIam.builder().fromEnvironment(environment).build()) {
            return okta.account().toString();
        }
    }

    @Test
    void theVariablesOfTheTerraformProviderCountToo() {
        assertEquals(
                "okta/acme.oktapreview.com",
                account(Map.of(
                        "OKTA_ORG_NAME", "acme", "OKTA_BASE_URL", " oktapreview.com\n", "OKTA_API_TOKEN", "00sim")));
    }

    @Test
    void bothFamiliesOfVariablesMustNameTheSameOrg() {
        Map<String, String> both = new HashMap<>(Map.of(
                "OKTA_CLIENT_ORGURL",
                "https://ACME.okta.com/",
                "OKTA_ORG_NAME",
                "acme",
                "OKTA_BASE_URL",
                "okta.com",
                "OKTA_API_TOKEN",
                "00sim-fake"));
        assertEquals("okta/acme.okta.com", account(both));
        both.put("OKTA_ORG_NAME", "other");
        String message = refusedEnvironment(both).getMessage();
        assertTrue(message.contains("names another org than OKTA_ORG_NAME and OKTA_BASE_URL"), message);
        assertFalse(message.contains("other.okta.com"), message);
    }

    @Test
    void twoDifferentTokensInTheEnvironmentAreRefused() {
        Map<String, String> both = new HashMap<>(Map.of(
                "OKTA_CLIENT_ORGURL",
                "https://acme.okta.com",
                "OKTA_CLIENT_TOKEN",
                "00sim-fake",
                "OKTA_API_TOKEN",
                "00sim-fake-other"));
        assertTrue(refusedEnvironment(both).getMessage().contains("differs from OKTA_API_TOKEN"));
        both.put("OKTA_API_TOKEN", "00sim-fake");
        assertEquals("okta/acme.okta.com", account(both));
    }

    @ParameterizedTest
    @CsvSource({
        "acme, , OKTA_BASE_URL is not set",
        ", okta.com, OKTA_ORG_NAME is not set",
        "acme.okta.com, okta.com, OKTA_ORG_NAME is not the name of an org alone",
        "https://acme, okta.com, OKTA_ORG_NAME is not the name of an org alone",
        "acme, https://okta.com, OKTA_BASE_URL is not a domain alone",
        "acme, acme.okta.com, OKTA_BASE_URL is not a domain alone",
        "acme-admin, okta.com, OKTA_ORG_NAME is the Admin Console's host",
    })
    void halfAnOrgInTheEnvironmentIsNeverCompleted(String name, String domain, String problem) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OKTA_API_TOKEN", "00sim-fake");
        if (name != null) {
            environment.put("OKTA_ORG_NAME", name);
        }
        if (domain != null) {
            environment.put("OKTA_BASE_URL", domain);
        }
        ApiTokenException error = assertThrows(ApiTokenException.class, () -> account(environment));
        assertTrue(error.getMessage().startsWith("environment variable " + problem), error.getMessage());
    }
}
