package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests credentials of an id and a secret. */
class TwoPartCredentialTest {

    private static final Secret ID = Secret.of("fake-key-id");
    private static final Secret KEY = Secret.of("fake-key-0123456789");

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    private ApiClient client(Credential credential) {
        return Acme.at(server.url())
                .credentials(CredentialSource.fixed(credential))
                .build();
    }

    @Test
    void bothPartsAreSentByTheSchemeBasic() {
        server.then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        try (ApiClient client = client(Credential.basic(Secret.of("fake-key-id:fake-key-0123456789")))) {
            Acme.read(client, "t1").execute();
        }
        assertEquals(
                "Basic ZmFrZS1rZXktaWQ6ZmFrZS1rZXktMDEyMzQ1Njc4OQ==",
                server.request().getHeaders().get("Authorization"));
    }

    @Test
    void eachPartIsSentInAHeaderOfItsOwn() {
        server.then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        Credential credential = Credential.inHeaders("X-Key-Id", ID, "X-Key", KEY);
        try (ApiClient client = client(credential)) {
            Acme.read(client, "t1").execute();
        }
        var headers = server.request().getHeaders();
        assertEquals(ID.expose(), headers.get("X-Key-Id"));
        assertEquals(KEY.expose(), headers.get("X-Key"));
        assertNull(headers.get("Authorization"));
        assertEquals("Credential[redacted]", credential.toString());
    }

    @Test
    void bothPartsAreMaskedWhereTheVendorQuotesThem() {
        server.then(LoopbackServer.response(400, "no " + ID.expose() + " with " + KEY.expose())
                .setHeader("Content-Type", "text/plain")
                .build());
        try (ApiClient client = client(Credential.inHeaders("X-Key-Id", ID, "X-Key", KEY))) {
            InvalidRequestException failed = assertThrows(
                    InvalidRequestException.class, () -> Acme.read(client, "t1").execute());
            assertFalse(failed.getMessage().contains("fake-key"), failed.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-key-id", ":fake-key", "fake-key-id:", "fake key:x", "fake\u00e9:x"})
    void whatHasNotTwoPartsIsRefusedWithoutBeingQuoted(String text) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Credential.basic(Secret.of(text)));
        assertFalse(refused.getMessage().contains("fake"), refused.getMessage());
    }
}
