package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.FieldError;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroErrorsTest {

    private final TestOrganization fixture = new TestOrganization(builder -> builder.retries(0));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anErrorHasRequestIdMessageAndFieldErrors() {
        InvalidRequestException refused = get(
                InvalidRequestException.class,
                Fault.status(400)
                        .body("{\"message\":\"Invalid request\",\"requestId\":\"req-17\",\"statusCode\":400,"
                                + "\"fieldErrors\":[{\"field\":\"name\",\"code\":\"required\",\"message\":\"no name\"},"
                                + "{\"field\":\"role\",\"message\":\"no role\"},{\"code\":\"odd\"}]}"));

        assertEquals(400, refused.status());
        assertEquals(Optional.of("req-17"), refused.requestId());
        assertEquals(Optional.of("Invalid request"), refused.vendorMessage());
        assertEquals(Optional.empty(), refused.vendorCode());
        assertEquals(
                List.of(
                        new FieldError("name", "required", "no name"),
                        new FieldError("role", null, "no role"),
                        new FieldError("", "odd", "refused")),
                refused.fieldErrors());
        assertTrue(
                refused.getMessage()
                        .contains("request id req-17: \"Invalid request\", name: \"no name\", role: \"no role\","
                                + " \"refused\";"),
                refused.getMessage());
    }

    @Test
    void theSimulatorsOwnRefusalIsReadToo() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> fixture.tokens().create(fixture.simple("x".repeat(300))));

        assertEquals("name", refused.fieldErrors().get(0).field());
        assertTrue(refused.requestId().orElseThrow().startsWith("sim-request-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"no\"",
                "{}",
                "{\"message\":{},\"requestId\":[],\"fieldErrors\":\"x\"}",
                "{\"fieldErrors\":[null,7]}",
                "{\"message\":",
                "<html>no</html>"
            })
    void anErrorOfAnyOtherShapeIsStillTheErrorOfItsStatus(String body) {
        ResponseException refused =
                get(InvalidRequestException.class, Fault.status(400).body(body));

        assertEquals(Optional.empty(), refused.requestId());
        assertEquals(List.of(), refused.fieldErrors());
    }

    @Test
    void aRateLimitWithTheBodyOfAnotherHostIsOne() {
        RateLimitedException limited = get(
                RateLimitedException.class,
                Fault.status(429)
                        .header("Retry-After", "7")
                        .body("{\"error\":\"access_denied\",\"error_description\":\"Too Many Requests\"}"));

        assertEquals(Optional.of(Duration.ofSeconds(7)), limited.retryAfter());
    }

    @Test
    void theTextOfARejectedCredentialIsNotQuoted() {
        try (TestOrganization foreign =
                new TestOrganization(builder -> builder.apiToken(Secret.of("eyJ-sim.fake.unissued")))) {
            AuthenticationException rejected = assertThrows(
                    AuthenticationException.class, () -> foreign.tokens().list().toList());

            assertEquals(Optional.empty(), rejected.vendorMessage());
            assertFalse(rejected.toString().contains("unissued"));
            assertTrue(rejected.requestId().isPresent());
        }
    }

    @Test
    void aCredentialThatTheVendorQuotesIsMasked() {
        String own = fixture.astro.credential().expose();
        InvalidRequestException refused = get(
                InvalidRequestException.class,
                Fault.status(400).body("{\"message\":\"bad token " + own + "\",\"requestId\":\"r\"}"));

        assertFalse(refused.toString().contains(own));
        assertFalse(refused.vendorMessage().orElse("").contains(own));
    }

    @Test
    void aGatewaysPageIsUnavailability() {
        VendorUnavailableException down = get(VendorUnavailableException.class, Fault.html(502));

        assertEquals(502, down.status());
        assertFalse(down.getMessage().contains("<"));
    }

    private <E extends ResponseException> E get(Class<E> type, Fault fault) {
        fixture.astro.inject(fault);
        return assertThrows(type, () -> fixture.tokens().get(fixture.id("clany")));
    }
}
