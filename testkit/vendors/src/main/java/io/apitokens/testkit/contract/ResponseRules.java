package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** Rules for responses that differ from the vendor's documentation. */
abstract class ResponseRules extends FixtureContract.Rules {

    @Test
    void withUnknownFieldsAreRead() {
        TokenId id = stage().token("ci");
        Token plain = stage().tokens().get(id);
        stage().next(ContractFault.Kind.UNKNOWN_FIELD);
        Token token = stage().tokens().get(id);
        assertEquals(plain.name(), token.name());
        assertEquals(plain.expiry().getClass(), token.expiry().getClass());
        assertEquals(plain.access(), token.access());
        assertEquals(plain.created(), token.created());
    }

    @Test
    void withUnknownValuesOfEnumerationsAreRead() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.Kind.UNKNOWN_ENUM);
        assertEquals("ci", stage().tokens().get(id).name());
        stage().next(ContractFault.Kind.UNKNOWN_ENUM);
        assertEquals(
                vendor().liveTokenIds().size(), stage().tokens().list().toList().size());
    }

    @Test
    void thatAreAPageOfHtmlAreUnreadable() {
        unreadable(ContractFault.of(ContractFault.Kind.HTML, 200));
    }

    @Test
    void thatAreEmptyAreUnreadable() {
        unreadable(ContractFault.of(ContractFault.Kind.EMPTY_BODY));
    }

    @Test
    void ofTheWrongTypeAreUnreadable() {
        unreadable(ContractFault.of(ContractFault.Kind.WRONG_TYPE));
    }

    private void unreadable(ContractFault fault) {
        TokenId id = stage().token("ci");
        stage().next(fault);
        UnreadableResponseException error = stage().thrown(
                        UnreadableResponseException.class,
                        () -> stage().tokens().get(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(1, error.attempts());
        assertTrue(error.getCause() == null, "a parser's error may quote the document");
        stage().next(fault);
        stage().thrown(
                        UnreadableResponseException.class,
                        () -> stage().tokens().list().toList());
    }

    @Test
    void thatAreCutEveryTimeAreATransportFailure() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.of(ContractFault.Kind.CUT_BODY, 30), 4);
        TransportException error =
                stage().thrown(TransportException.class, () -> stage().tokens().get(id));
        assertEquals(4, error.attempts());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
    }

    @Test
    void thatRedirectAreRefusedAndTheCredentialGoesNowhereElse() throws IOException {
        TokenId id = stage().token("ci");
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            elsewhere.enqueue(new MockResponse.Builder().code(200).body("{}").build());
            String there = elsewhere.url("/elsewhere").toString();
            for (int status : List.of(301, 302, 303, 307, 308)) {
                stage().next(ContractFault.redirect(status, there));
                ResponseException read = stage().thrown(
                                ResponseException.class, () -> stage().tokens().get(id));
                assertEquals(status, read.status());
                assertEquals(Outcome.NOT_APPLIED, read.outcome());
                stage().next(ContractFault.redirect(status, there));
                ResponseException change = stage().thrown(
                                ResponseException.class, () -> stage().tokens().delete(id));
                assertEquals(Outcome.UNKNOWN, change.outcome());
                assertEquals(1, change.attempts());
            }
            assertEquals(0, elsewhere.getRequestCount());
        }
        assertTrue(vendor().liveTokenIds().contains(id.value()));
    }
}
