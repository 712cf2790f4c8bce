package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response is used only if it is about the token that the request was about. */
class OktaBindingTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final OktaIam okta = vendor.builder().build();
    private final TokenId id = TokenId.of(okta.account(), vendor.addToken("ci"));

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static void unreadable(Outcome outcome, Executable call) {
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, call);
        assertEquals(outcome, failure.outcome());
        assertTrue(failure.getMessage().contains(": status 200, but the response is about another token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00Tother", "tok 1", "00T/x"})
    void aRecordOfAnotherTokenIsNotTheRequestedOne(String other) {
        vendor.okta().inject(Fault.status(200).body("{\"id\":\"" + other + "\",\"name\":\"ci\"}"));
        unreadable(Outcome.NOT_APPLIED, () -> okta.tokens().get(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00Tother", "tok 1", "00T/x"})
    void aRestrictionThatReturnsAnotherTokenTookEffect(String other) {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("{\"id\":\"" + other + "\",\"name\":\"ci\"}")
                        .on("PUT", "/api-tokens/" + id.value()));
        unreadable(Outcome.APPLIED, () -> okta.tokens().restrict(id, NetworkCondition.anywhere()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tok 1\"",
                "\"00T/x\"",
                "\"12$sim\"",
                "\"%2e%2e\"",
                "\"00T?x\"",
                "\"00T\u202ex\"",
                "null",
                "17",
                "{}"
            })
    void aRecordWhoseIdCannotBeOneCostsNoOtherAndIsReported(String odd) {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\":\"00Ta\",\"name\":\"a\"},{\"id\":" + odd
                                + ",\"name\":\"odd\"},{\"id\":\"00Tb\",\"name\":\"b\"}]"));
        List<String> listed = new ArrayList<>();
        UnreadableResponseException report = assertThrows(
                UnreadableResponseException.class,
                () -> okta.tokens().list().forEach(token -> listed.add(token.name())));
        assertEquals(List.of("a", "b"), listed);
        assertTrue(report.getMessage().startsWith("listApiTokens at " + okta.account() + ": "), report.getMessage());
        assertEquals(1, report.attempts());
    }
}
