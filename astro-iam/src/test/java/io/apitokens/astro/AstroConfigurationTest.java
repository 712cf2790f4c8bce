package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenSpec;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is refused before anything is sent, with the likely cause and without the value. */
class AstroConfigurationTest {

    private static final Instant NOW = TestOrganization.START;

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String jwt(String claims) {
        return "eyJhbGciOiJub25lIn0."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sim-fake-signature";
    }

    private static AstroIam build(String token) {
        return AstroIam.builder()
                .apiToken(Secret.of(token))
                .organizationId("clsim")
                .timeSource(ManualTimeSource.startingAt(NOW))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "test, is no Astro token",
        "clm8q7f6q000008lcgyougpsk, is no Astro token",
        "sim.fake.token, is no Astro token",
        "eyJsimfake, is a JWT that was cut",
        "eyJsim.fake, is a JWT that was cut",
        "eyJsim.fake., is a JWT that was cut",
        "eyJsim..fake, is a JWT that was cut",
        "eyJsim.fa+ke.x, is a JWT that was cut",
        "eyJsim.fake.token.four, is a JWT that was cut",
        "<your-token>, is a placeholder",
        "'\"eyJsim.fake.token\"', has quotes around it",
    })
    void whatCannotBeATokenIsRefusedWithItsLikelyCause(String token, String cause) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> build(token));
        assertTrue(error.getMessage().startsWith("credential " + cause), error.getMessage());
        assertFalse(error.getMessage().contains(token), error.getMessage());
        ConfigurationException named = assertThrows(
                ConfigurationException.class,
                () -> AstroIam.builder().fromEnvironment(Map.of("ASTRO_API_TOKEN", token)));
        assertTrue(named.getMessage().startsWith("environment variable ASTRO_API_TOKEN " + cause), named.getMessage());
    }

    @Test
    void anExpiredTokenIsRefusedAtBuildByTheDayItExpired() {
        String expired =
                jwt("{\"sub\":\"sim\",\"exp\":" + NOW.minus(Duration.ofDays(2)).getEpochSecond() + "}");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> build(expired));
        assertEquals("credential is a JWT that expired at 2026-07-30T10:00:00Z: create a new one", error.getMessage());
        AstroIam.Builder environment = AstroIam.builder()
                .fromEnvironment(Map.of("ASTRO_API_TOKEN", expired, "ASTRO_ORGANIZATION_ID", "clsim"))
                .timeSource(ManualTimeSource.startingAt(NOW));
        ApiTokenException named = assertThrows(ConfigurationException.class, environment::build);
        assertTrue(named.getMessage().startsWith("environment variable ASTRO_API_TOKEN is a JWT that expired at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":1785578100}",
                "{\"exp\":1e99}",
                "{\"exp\":-5}",
                "{\"exp\":\"soon\"}",
                "{\"exp\":null}",
                "{}",
                "[]",
                "not json"
            })
    void aTokenThatMayStillBeValidByTheVendorsClockIsAccepted(String claims) {
        build(jwt(claims)).close();
    }

    @Test
    void a401SaysThatTheTokenHasExpiredMeanwhile() {
        String token = jwt("{\"exp\":" + NOW.plusSeconds(60).getEpochSecond() + "}");
        try (AstroIam astro = AstroIam.builder()
                .baseUrl(fixture.astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(Secret.of(token))
                .organizationId(fixture.astro.organizationId())
                .timeSource(fixture.time)
                .build()) {
            String hint = "the credential is a JWT that expired at 2026-08-01T10:01:00Z";
            assertFalse(rejected(astro).getMessage().contains("expired"));
            fixture.time.advance(Duration.ofSeconds(60));
            assertTrue(
                    rejected(astro).getMessage().contains("; " + hint + "; "),
                    rejected(astro).getMessage());
            fixture.astro.inject(Fault.html(401));
            assertTrue(rejected(astro).getMessage().contains("; " + hint + "; "), "also behind a gateway");
        }
    }

    private static AuthenticationException rejected(AstroIam astro) {
        return assertThrows(
                AuthenticationException.class, () -> astro.tokens().list().toList());
    }

    @Test
    void aSourcesCredentialIsRefusedBeforeItIsSent() {
        CredentialSource word = request -> Credential.of("Bearer", Secret.of("test"));
        int before = fixture.paths().size();
        try (AstroIam astro = AstroIam.builder()
                .baseUrl(fixture.astro.baseUrl())
                .allowHttpOnLoopback()
                .credentials(word)
                .organizationId(fixture.astro.organizationId())
                .build()) {
            ConfigurationException error = assertThrows(
                    ConfigurationException.class, () -> astro.tokens().list().toList());
            assertTrue(error.getMessage().contains("is no Astro token"), error.getMessage());
            assertTrue(error.getMessage().contains("AstroConfigurationTest"), error.getMessage());
        }
        assertEquals(before, fixture.paths().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.astronomer.io",
                "https://api.astronomer.io/iam/v1beta1",
                "https://api.astronomer.io/v1beta1",
                "https://api.astronomer.io/v1/organizations",
                "https://cloud.astronomer.io/v1",
                "https://www.astronomer.io",
                "https://astronomer.io/v1"
            })
    void aBaseUrlOfAnotherVersionOrOfAWebsiteIsRefused(String url) {
        AstroIam.Builder builder = AstroIam.builder()
                .baseUrl(url)
                .apiToken(Secret.of("eyJsim.fake.token"))
                .organizationId("clsim");
        assertEquals(
                "baseUrl is not that of version 1: use https://api.astronomer.io/v1",
                assertThrows(InvalidInputException.class, builder::build).getMessage());
    }

    @Test
    void aProxyWhoseNameOnlyEndsLikeTheVendorsIsAccepted() {
        AstroIam.Builder builder = AstroIam.builder()
                .baseUrl("https://my-astronomer.io/astro")
                .apiToken(Secret.of("eyJsim.fake.token"))
                .organizationId("clsim");
        assertDoesNotThrow(() -> builder.build().close());
    }

    @Test
    void anOrganizationThatCannotBeOneIsRefusedByTheNameOfItsVariable() {
        InvalidInputException error = assertThrows(
                InvalidInputException.class,
                () -> AstroIam.builder()
                        .fromEnvironment(Map.of(
                                "ASTRO_API_TOKEN", "eyJsim.fake.token", "ASTRO_ORGANIZATION_ID", "eyJsim.fake.token")));
        assertTrue(error.getMessage().startsWith("environment variable ASTRO_ORGANIZATION_ID "), error.getMessage());
        assertFalse(error.getMessage().contains("sim"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"workspace_operator, WORKSPACE_OPERATOR", "Organization_Owner, ORGANIZATION_OWNER"})
    void aRoleOfTheVendorsInAnotherCaseIsRefusedWithTheRightSpelling(String role, String right) {
        int before = fixture.paths().size();
        InvalidInputException error = assertThrows(
                InvalidInputException.class,
                () -> fixture.tokens()
                        .create(TokenSpec.builder("ci")
                                .grant("ORGANIZATION_OWNER", Resource.account())
                                .grant(role, fixture.workspace)
                                .neverExpires()
                                .build()));
        assertEquals("grants[1].role is spelled otherwise at Astro: " + right, error.getMessage());
        assertEquals(before, fixture.paths().size());
    }
}
