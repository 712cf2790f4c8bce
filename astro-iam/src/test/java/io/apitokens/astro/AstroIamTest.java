package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.testkit.SimulatedAstro;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroIamTest {

    private static final Secret TOKEN = Secret.of("eyJ-sim.fake.credential");

    @Test
    void theAccountIsTheOrganization() {
        try (AstroIam iam =
                AstroIam.builder().apiToken(TOKEN).organizationId("clx42").build()) {
            assertEquals(new Account("astro", "clx42"), iam.account());
            assertEquals(iam.account(), iam.tokens().account());
            assertEquals("astro/clx42", iam.account().toString());
        }
    }

    @Test
    void buildingWithoutCredentialIsRefusedAndSaysHowToGiveOne() {
        AstroIam.Builder builder = AstroIam.builder().organizationId("clx42");

        ConfigurationException refused = assertThrows(ConfigurationException.class, builder::build);

        assertTrue(refused.getMessage().contains("credential"), refused.getMessage());
        assertTrue(refused.getMessage().contains("apiToken(…)"), refused.getMessage());
        assertTrue(refused.getMessage().contains("fromEnvironment()"), refused.getMessage());
    }

    @Test
    void buildingWithoutOrganizationIsRefused() {
        AstroIam.Builder builder = AstroIam.builder().apiToken(TOKEN);

        assertEquals(
                "organizationId is missing",
                assertThrows(ConfigurationException.class, builder::build).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a b", "a\nb", "eyJhbGciOiJub25lIn0", "a?b", "a%2fb"})
    void anOrganizationThatCannotBeOneIsRefusedWithoutBeingQuoted(String id) {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> AstroIam.builder().organizationId(id));

        assertEquals("organizationId does not have the form of an id at astro", refused.getMessage());
    }

    @Test
    void anOrganizationOfMoreThan64CharactersIsRefused() {
        String id = "x".repeat(65);

        assertThrows(InvalidInputException.class, () -> AstroIam.builder().organizationId(id));
    }

    @Test
    void theEnvironmentGivesCredentialAndOrganization() {
        try (SimulatedAstro astro = SimulatedAstro.start();
                AstroIam iam = AstroIam.builder()
                        .baseUrl(astro.baseUrl())
                        .allowHttpOnLoopback()
                        .fromEnvironment(Map.of(
                                "ASTRO_API_TOKEN",
                                astro.credential().expose(),
                                "ASTRO_ORGANIZATION_ID",
                                " " + astro.organizationId() + "\n"))
                        .build()) {
            assertEquals(1, iam.tokens().list().toList().size());
            assertEquals(0, astro.rejectedRequests());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankOrganizationInTheEnvironmentLeavesThatOfTheCode(String blank) {
        try (AstroIam iam = AstroIam.builder()
                .organizationId("clcode")
                .fromEnvironment(Map.of("ASTRO_API_TOKEN", TOKEN.expose(), "ASTRO_ORGANIZATION_ID", blank))
                .build()) {
            assertEquals("clcode", iam.account().id());
        }
    }

    @Test
    void anEnvironmentWithoutCredentialIsRefusedByTheNameOfTheVariable() {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> AstroIam.builder().fromEnvironment(Map.of("ASTRO_ORGANIZATION_ID", "clx42")));

        assertTrue(refused.getMessage().contains("ASTRO_API_TOKEN"), refused.getMessage());
    }

    @Test
    void aSecretInPlaceOfTheOrganizationIsNotQuoted() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> AstroIam.builder()
                        .fromEnvironment(
                                Map.of("ASTRO_API_TOKEN", TOKEN.expose(), "ASTRO_ORGANIZATION_ID", TOKEN.expose())));

        assertFalse(refused.toString().contains(TOKEN.expose()));
    }

    @Test
    void theWordBearerBelongsToTheHeaderAndNotToTheToken() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> AstroIam.builder().apiToken(Secret.of("Bearer eyJ-sim.fake.x")));

        assertFalse(refused.getMessage().contains("eyJ-sim"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.astronomer.io/v1",
                "https://user@api.astronomer.io/v1",
                "https://api.astronomer.io/v1?x=1",
                "https://api.astronomer.io/v1#x",
                "https://api.astronomer.io\\@evil.example/v1",
                "ftp://api.astronomer.io",
                "api.astronomer.io"
            })
    void aBaseUrlThatCouldLeadTheCredentialAstrayIsRefused(String url) {
        AstroIam.Builder builder =
                AstroIam.builder().apiToken(TOKEN).organizationId("clx42").baseUrl(url);

        assertEquals(
                "baseUrl",
                assertThrows(InvalidInputException.class, builder::build).field());
    }

    @Test
    void bothViewsAreClosedWithTheClientAndClosingAgainDoesNothing() {
        try (SimulatedAstro astro = SimulatedAstro.start()) {
            AstroIam iam = AstroIam.builder()
                    .baseUrl(astro.baseUrl())
                    .allowHttpOnLoopback()
                    .apiToken(astro.credential())
                    .organizationId(astro.organizationId())
                    .build();
            iam.close();
            iam.close();

            TokenId id = TokenId.of(iam.account(), "clany");
            assertThrows(ConfigurationException.class, () -> iam.tokens().get(id));
            assertThrows(
                    ConfigurationException.class,
                    () -> iam.api().getApiToken("clx42", "clany").execute());
            assertEquals(0, astro.requests().size());
        }
    }

    @Test
    void anotherOrganizationThanTheCredentialsIsNotFound() {
        try (SimulatedAstro astro = SimulatedAstro.start();
                AstroIam iam = AstroIam.builder()
                        .baseUrl(astro.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(astro.credential())
                        .organizationId("clelsewhere")
                        .build()) {
            assertThrows(NotFoundException.class, () -> iam.tokens().list().toList());
        }
    }
}
