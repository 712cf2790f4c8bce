package io.apitokens.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.SecretStatus;
import io.apitokens.call.Acme;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.LoopbackServer;
import io.apitokens.call.ManualTimeSource;
import io.apitokens.error.ConfigurationException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what the response to one call shows about the secret of the call. */
class VerificationTest {

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    private SecretStatus shown() {
        try (ApiClient client = Acme.at(server.url())
                .timeSource(new ManualTimeSource())
                .retries(0)
                .build()) {
            return VendorTokens.verify(Acme.call(client, Effect.READ));
        }
    }

    @Test
    void aSuccessIsAccepted() {
        server.then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        assertEquals(SecretStatus.ACCEPTED, shown());
    }

    @Test
    void aSuccessThatDescribesTheSecretIsLookedAt() {
        for (SecretStatus described : SecretStatus.values()) {
            server.then(LoopbackServer.json(200, "{\"id\":\"" + described + "\"}"));
            try (ApiClient client = Acme.at(server.url()).build()) {
                assertEquals(
                        described,
                        VendorTokens.verify(Acme.read(client, "t1"), response -> SecretStatus.valueOf(response.id())));
            }
        }
        server.then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        try (ApiClient client = Acme.at(server.url()).build()) {
            assertEquals(
                    SecretStatus.UNKNOWN,
                    VendorTokens.verify(Acme.read(client, "t1"), response -> SecretStatus.valueOf(response.id())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ACCEPTED",
        "401, REJECTED",
        "403, ACCEPTED",
        "404, ACCEPTED",
        "405, UNKNOWN",
        "409, ACCEPTED",
        "422, ACCEPTED",
        "429, UNKNOWN",
        "500, UNKNOWN",
        "503, UNKNOWN"
    })
    void theVendorsOwnErrorCounts(int status, SecretStatus expected) {
        server.then(
                new MockResponse.Builder().code(status).addHeader("Code", "A1").build());
        assertEquals(expected, shown());
        server.then(new MockResponse.Builder()
                .code(status)
                .body("in the vendor's words")
                .build());
        assertEquals(expected, shown());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 409, 422, 429, 500, 503})
    void aResponseWithNothingOfTheVendorsInItCountsForNothing(int status) {
        server.then(new MockResponse.Builder().code(status).build());
        assertEquals(SecretStatus.UNKNOWN, shown());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409})
    void aRequestIdAloneCountsForNothingBecauseEveryGatewaySetsOne(int status) {
        server.then(new MockResponse.Builder()
                .code(status)
                .addHeader("Request-Id", "r1")
                .build());
        assertEquals(SecretStatus.UNKNOWN, shown());
    }

    @Test
    void aSuccessThatCannotBeReadCountsForNothing() {
        server.then(LoopbackServer.json(200, "[]"));
        assertEquals(SecretStatus.UNKNOWN, shown());
    }

    @Test
    void aCallWithoutTimeCountsForNothing() {
        try (ApiClient client =
                Acme.at(server.url()).timeout(Duration.ofNanos(1)).build()) {
            assertEquals(SecretStatus.UNKNOWN, VendorTokens.verify(Acme.call(client, Effect.READ)));
        }
    }

    @Test
    void aClosedClientIsAnError() {
        ApiClient client = Acme.at(server.url()).build();
        client.close();
        assertThrows(ConfigurationException.class, () -> VendorTokens.verify(Acme.call(client, Effect.READ)));
    }
}
