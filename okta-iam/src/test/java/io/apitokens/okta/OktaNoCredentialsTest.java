package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.NoCredentialsException;
import io.apitokens.error.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the error for a missing credential names every way to set one. */
class OktaNoCredentialsTest {

    @Test
    void everyWayToGiveACredentialIsNamed() {
        OktaIam.Builder builder = OktaIam.builder().orgUrl("https://acme.okta.com");
        NoCredentialsException refusal = assertThrows(NoCredentialsException.class, builder::build);
        assertEquals(
                List.of(
                        "apiToken(…) was not called",
                        "serviceApp(…) was not called",
                        "credentials(…) was not called",
                        "credentialsFrom(…) was not called",
                        "fromEnvironment() was not called"),
                refusal.tried());
        assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
    }

    @Test
    void everyVariableThatWasLookedAtIsNamedButNotItsValue() {
        OktaIam.Builder builder = OktaIam.builder();
        Map<String, String> environment =
                Map.of("OKTA_CLIENT_ORGURL", "https://acme.okta.com", "OKTA_CLIENT_TOKEN", "");
        NoCredentialsException refusal =
                assertThrows(NoCredentialsException.class, () -> builder.fromEnvironment(environment));
        assertEquals(
                List.of(
                        "environment variable OKTA_CLIENT_TOKEN is blank",
                        "environment variable OKTA_API_TOKEN is not set"),
                refusal.tried());
        assertTrue(refusal.getMessage().contains(String.join("; ", refusal.tried())), refusal.getMessage());
    }
}
