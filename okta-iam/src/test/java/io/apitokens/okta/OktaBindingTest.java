package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses about something else than what was requested. */
class OktaBindingTest {

    private static final String OTHER = "{\"id\":\"00Tsimother0000000000\",\"name\":\"ci\"}";

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedOkta vendor = SimulatedOkta.start(timeSource);
    private final OktaIam okta = OktaIam.builder()
            .orgUrl(vendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(vendor.credential())
            .timeSource(timeSource)
            .build();
    private final TokenId id = TokenId.of(okta.account(), vendor.addToken("ci"));

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static void isAboutAnotherToken(Outcome outcome, UnreadableResponseException error) {
        assertEquals(outcome, error.outcome());
        assertTrue(error.getMessage().contains("the response is about another token"), error.getMessage());
    }

    @Test
    void aTokenOfAnotherIdIsNotReturned() {
        vendor.inject(Fault.status(200).body(OTHER));
        isAboutAnotherToken(
                Outcome.NOT_APPLIED,
                assertThrows(
                        UnreadableResponseException.class, () -> okta.tokens().get(id)));
    }

    @Test
    void aRestrictionThatReturnsAnotherTokenTookEffect() {
        vendor.inject(Fault.status(200).body(OTHER).on("PUT", "/api-tokens/" + id.value()));
        isAboutAnotherToken(
                Outcome.APPLIED,
                assertThrows(
                        UnreadableResponseException.class,
                        () -> okta.tokens().restrict(id, NetworkCondition.anywhere())));
    }
}
