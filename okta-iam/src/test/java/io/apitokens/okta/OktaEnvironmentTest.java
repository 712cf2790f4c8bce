package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.testkit.SimulatedOkta;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of Okta's SDKs and of its Terraform provider, for service apps and access tokens. */
class OktaEnvironmentTest {

    private static final ServiceAppKey KEY = ServiceAppKey.of(KeyTexts.rsa(2048).getPrivate());
    private static final String JWK = KEY.toJwk().expose();
    private static final String CANARY = JWK.substring(JWK.indexOf("\"d\":") + 6, JWK.indexOf("\"d\":") + 30);

    private final SimulatedOkta okta = SimulatedOkta.start();
    private final String clientId = okta.serviceApps().add(KEY.publicJwk(), "okta.apiTokens.read", "okta.users.read");

    @AfterEach
    void close() {
        okta.close();
    }

    /** Returns the environment of these variables; null unsets one. */
    private Map<String, String> environment(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OKTA_CLIENT_ORGURL", okta.baseUrl());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    private static int listed(Map<String, String> environment) {
        try (OktaIam client = OktaIam.builder()
                .allowHttpOnLoopback()
                .fromEnvironment(environment)
                .build()) {
            return client.tokens().list().toList().size();
        }
    }

    private static String refusal(Map<String, String> environment) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> listed(environment));
        assertFalse(e.getMessage().contains(CANARY), e.getMessage());
        return e.getMessage();
    }

    @Test
    void theVariablesOfTheSdksMakeAServiceApp() {
        assertEquals(
                4,
                listed(environment(
                        "OKTA_CLIENT_AUTHORIZATIONMODE",
                        "PrivateKey",
                        "OKTA_CLIENT_CLIENTID",
                        clientId,
                        "OKTA_CLIENT_PRIVATEKEY",
                        JWK,
                        "OKTA_CLIENT_SCOPES",
                        "okta.apiTokens.read okta.users.read")));
    }

    @Test
    void theVariablesOfTerraformMakeAServiceApp() {
        assertEquals(
                4,
                listed(environment(
                        "OKTA_API_CLIENT_ID",
                        clientId,
                        "OKTA_API_PRIVATE_KEY",
                        "\uFEFF" + JWK + "\n",
                        "OKTA_API_SCOPES",
                        "okta.apiTokens.read, okta.users.read,")));
    }

    @Test
    void theIdOfTheKeyIsUsed() {
        String app = okta.serviceApps().add(KEY.withKid("sim-kid").publicJwk(), "okta.apiTokens.read");
        for (String variable :
                new String[] {"OKTA_CLIENT_KID", "OKTA_CLIENT_PRIVATEKEYID", "OKTA_API_PRIVATE_KEY_ID"}) {
            assertEquals(
                    4,
                    listed(environment(
                            "OKTA_CLIENT_CLIENTID",
                            app,
                            "OKTA_CLIENT_PRIVATEKEY",
                            JWK,
                            variable,
                            "sim-kid",
                            "OKTA_CLIENT_SCOPES",
                            "okta.apiTokens.read")));
        }
    }

    @Test
    void aKeyMayBeInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), JWK);
        Map<String, String> environment = environment(
                "OKTA_CLIENT_CLIENTID",
                clientId,
                "OKTA_CLIENT_PRIVATEKEY",
                file.toString(),
                "OKTA_CLIENT_SCOPES",
                "okta.apiTokens.read");
        assertEquals(4, listed(environment));
        Files.writeString(file, JWK.substring(0, 200));
        assertTrue(refusal(environment).contains("truncated"), refusal(environment));
    }

    @Test
    void aReadyAccessTokenIsABearerToken() {
        for (String variable : new String[] {"OKTA_CLIENT_OAUTH2_ACCESSTOKEN", "OKTA_ACCESS_TOKEN"}) {
            assertThrows(
                    io.apitokens.error.AuthenticationException.class,
                    () -> listed(environment(variable, "sim-unknown-access-token")));
        }
    }

    @Test
    void severalKindsOfCredentialsAreRefusedUnlessTheModeChooses() {
        String[] both = {
            "OKTA_CLIENT_TOKEN",
            okta.credential().expose(),
            "OKTA_API_CLIENT_ID",
            clientId,
            "OKTA_API_PRIVATE_KEY",
            JWK,
            "OKTA_API_SCOPES",
            "okta.apiTokens.read"
        };
        assertEquals(
                "environment variable OKTA_CLIENT_TOKEN is another credential than OKTA_API_PRIVATE_KEY: unset one of"
                        + " them, or set OKTA_CLIENT_AUTHORIZATIONMODE to SSWS, PrivateKey or Bearer",
                refusal(environment(both)));
        for (String mode : new String[] {"SSWS", "PrivateKey", "privatekey"}) {
            Map<String, String> environment = environment(both);
            environment.put("OKTA_CLIENT_AUTHORIZATIONMODE", mode);
            assertEquals(4, listed(environment));
        }
        assertEquals(1 + 1, okta.serviceApps().tokenRequests());
    }

    @Test
    void variablesOfOneMeaningMustAgree() {
        Map<String, String> environment = environment(
                "OKTA_CLIENT_CLIENTID",
                clientId,
                "OKTA_API_CLIENT_ID",
                "0oaother",
                "OKTA_CLIENT_PRIVATEKEY",
                JWK,
                "OKTA_CLIENT_SCOPES",
                "okta.apiTokens.read");
        assertEquals(
                "environment variable OKTA_CLIENT_CLIENTID differs from OKTA_API_CLIENT_ID: unset one of them",
                refusal(environment));
        environment.put("OKTA_API_CLIENT_ID", clientId);
        assertEquals(4, listed(environment));
        environment.put("OKTA_API_PRIVATE_KEY", ServiceAppKey.generate().toJwk().expose());
        assertEquals(
                "environment variable OKTA_CLIENT_PRIVATEKEY differs from OKTA_API_PRIVATE_KEY: unset one of them",
                refusal(environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "AuthorizationCode", "x"})
    void anUnknownModeIsRefused(String mode) {
        assertEquals(
                "environment variable OKTA_CLIENT_AUTHORIZATIONMODE is none of SSWS, PrivateKey and Bearer",
                refusal(environment("OKTA_CLIENT_AUTHORIZATIONMODE", mode)));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                "environment variable OKTA_CLIENT_CLIENTID is set, but neither OKTA_CLIENT_PRIVATEKEY nor"
                        + " OKTA_API_PRIVATE_KEY is",
                refusal(environment("OKTA_CLIENT_CLIENTID", clientId)));
        NoCredentialsException e =
                assertThrows(NoCredentialsException.class, () -> listed(environment("OKTA_CLIENT_PRIVATEKEY", JWK)));
        assertEquals(
                java.util.List.of(
                        "environment variable OKTA_CLIENT_CLIENTID is not set",
                        "environment variable OKTA_API_CLIENT_ID is not set"),
                e.tried());
        assertEquals(
                "scopes are missing: name those that the app was granted",
                refusal(environment("OKTA_CLIENT_PRIVATEKEY", JWK, "OKTA_CLIENT_CLIENTID", clientId)));
    }

    @Test
    void aBadKeyIsRefusedByItsCauseAndTheNameOfItsVariable() {
        for (String bad : new String[] {JWK.substring(0, 300), CANARY, "/absent/" + CANARY, "x\u0000" + CANARY}) {
            String message = refusal(environment("OKTA_CLIENT_PRIVATEKEY", bad, "OKTA_CLIENT_CLIENTID", clientId));
            assertTrue(
                    message.startsWith("environment variable OKTA_CLIENT_PRIVATEKEY cannot be used: private key is "),
                    message);
        }
        String kid = refusal(
                environment("OKTA_CLIENT_PRIVATEKEY", JWK, "OKTA_CLIENT_CLIENTID", clientId, "OKTA_CLIENT_KID", "a b"));
        assertTrue(kid.startsWith("environment variable OKTA_CLIENT_KID cannot be used"), kid);
        String scopes = refusal(environment(
                "OKTA_CLIENT_PRIVATEKEY", JWK, "OKTA_CLIENT_CLIENTID", clientId, "OKTA_CLIENT_SCOPES", "openid"));
        assertTrue(scopes.startsWith("environment variable OKTA_CLIENT_SCOPES cannot be used"), scopes);
    }
}
