package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.NoCredentialsException;
import io.apitokens.error.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the error for a missing credential names every way to set one. */
class GcoreNoCredentialsTest {

    @Test
    void everyWayToGiveACredentialIsNamed() {
        GcoreIam.Builder builder = GcoreIam.builder().clientId(1);
        NoCredentialsException refusal = assertThrows(NoCredentialsException.class, builder::build);
        assertEquals(
                List.of(
                        "apiKey(…) was not called",
                        "credentials(…) was not called",
                        "credentialsFrom(…) was not called",
                        "fromEnvironment() was not called"),
                refusal.tried());
        assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
    }

    @Test
    void everyVariableThatWasLookedAtIsNamedButNotItsValue() {
        GcoreIam.Builder builder = GcoreIam.builder();
        Map<String, String> environment = Map.of("GCORE_CLIENT_ID", "1", "GCORE_PERMANENT_TOKEN", " ");
        NoCredentialsException refusal =
                assertThrows(NoCredentialsException.class, () -> builder.fromEnvironment(environment));
        assertEquals(
                List.of(
                        "environment variable GCORE_API_KEY is not set",
                        "environment variable GCORE_PERMANENT_TOKEN is blank"),
                refusal.tried());
        assertTrue(refusal.getMessage().contains(String.join("; ", refusal.tried())), refusal.getMessage());
    }
}
