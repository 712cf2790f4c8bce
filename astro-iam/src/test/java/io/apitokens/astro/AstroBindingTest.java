package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses about something else than what was requested. */
class AstroBindingTest {

    private final TestOrganization fixture = TestOrganization.unchecked();
    private final TokenId id =
            fixture.tokens().create(fixture.simple("ci")).token().id();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A record of the token as the vendor would send it, but with other values. */
    private static String record(String id, String name) {
        JsonObject record = new JsonObject();
        record.addProperty("id", id);
        record.addProperty("name", name);
        record.addProperty("description", "of another request");
        record.addProperty("kind", "STANDARD");
        record.addProperty("type", "WORKSPACE");
        record.addProperty("token", "sim-secret-of-another-request");
        return record.toString();
    }

    private static void isAboutAnotherToken(Outcome outcome, UnreadableResponseException error) {
        assertEquals(outcome, error.outcome());
        assertTrue(error.getMessage().contains("the response is about another token"), error.getMessage());
    }

    @Test
    void aTokenOfAnotherIdIsNotReturned() {
        fixture.astro.inject(Fault.status(200).body(record("clsimother", "ci")));
        isAboutAnotherToken(
                Outcome.NOT_APPLIED,
                assertThrows(
                        UnreadableResponseException.class,
                        () -> fixture.tokens().get(id)));
    }

    @Test
    void aRotationThatReturnsAnotherTokenIsUnreadableAndKeepsItsSecret() {
        fixture.astro.inject(Fault.status(200).body(record("clsimother", "ci")));
        UnreadableResponseException error = assertThrows(
                UnreadableResponseException.class, () -> fixture.tokens().rotate(id));
        isAboutAnotherToken(Outcome.APPLIED, error);
        assertEquals(
                "sim-secret-of-another-request",
                error.takeSecret().orElseThrow().expose());
    }

    @Test
    void anUpdateThatReturnsAnotherTokenOrNoValidIdTookEffect() {
        TokenUpdate update = TokenUpdate.builder().name("renamed").build();
        for (String other : new String[] {"clsimother", "tok 1"}) {
            fixture.astro.inject(
                    Fault.status(200).body(record(other, "renamed")).on("POST", "/tokens/" + id.value()));
            isAboutAnotherToken(
                    Outcome.APPLIED,
                    assertThrows(
                            UnreadableResponseException.class,
                            () -> fixture.tokens().update(id, update)));
        }
    }

    @Test
    void aCreateThatReturnsATokenOfAnotherNameIsLost() {
        fixture.astro.inject(Fault.status(200).body(record("clsimother", "other")));
        LostCreateException error =
                assertThrows(LostCreateException.class, () -> fixture.tokens().create(fixture.simple("new")));
        assertEquals(Outcome.APPLIED, error.outcome());
        assertTrue(
                String.valueOf(error.getCause().getMessage()).contains("a token of another name"),
                String.valueOf(error.getCause().getMessage()));
    }
}
