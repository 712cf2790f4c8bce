package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses about something else than what was requested. */
class GcoreBindingTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.expectUndocumentedValues();
        vendor.close();
    }

    @Test
    void aTokenOfAnotherNumberIsNotReturned() {
        TokenId id = TokenId.of(gcore.account(), vendor.addToken("ci"));
        vendor.gcore().inject(Fault.status(200).body("{\"id\":4242,\"name\":\"other\"}"));

        UnreadableResponseException error = assertThrows(
                UnreadableResponseException.class, () -> gcore.tokens().get(id));

        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertTrue(error.getMessage().contains("the response is about another token"), error.getMessage());
    }

    @Test
    void aCreateThatReturnsATokenOfAnotherNameIsLost() {
        vendor.gcore().inject(Fault.status(200).body("{\"id\":4242,\"name\":\"other\",\"token\":\"4242_sim-other\"}"));

        LostCreateException error = assertThrows(
                LostCreateException.class,
                () -> gcore.tokens().create(vendor.spec("ci").neverExpires().build()));

        assertEquals(Outcome.APPLIED, error.outcome());
        UnreadableResponseException cause = assertInstanceOf(UnreadableResponseException.class, error.getCause());
        assertTrue(cause.getMessage().contains("a token of another name"), cause.getMessage());
    }

    @Test
    void aSecretOfAnotherNumberIsNotTheTokensOwn() {
        vendor.gcore().inject(Fault.status(200).body("{\"id\":5,\"name\":\"ci\",\"token\":\"4242_sim-other\"}"));

        LostCreateException error = assertThrows(
                LostCreateException.class,
                () -> gcore.tokens().create(vendor.spec("ci").neverExpires().build()));

        UnreadableResponseException cause = assertInstanceOf(UnreadableResponseException.class, error.getCause());
        assertTrue(cause.getMessage().contains("the number of another token"), cause.getMessage());
    }
}
