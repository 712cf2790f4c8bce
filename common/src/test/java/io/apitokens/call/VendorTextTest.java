package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTextTest {

    private static final Secret SENT = Secret.of("APIKey 1234$fakefakefake0123456789");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name is taken                              | name is taken
            token 77$abcdef0123 is dead                | token [masked] is dead
            token 77_abcdef0123 is dead                | token [masked] is dead
            Bearer abc                                 | [masked]
            got "ssws 00abc" instead                   | got "[masked] instead
            Invalid eyJhbGciOiJub25lIn0.e30.           | Invalid [masked]
            key 00fakeFAKE00fakeFAKE00fakeFAKE00fakeXY | key [masked]
            id clm8qv74000008m3k (17)                  | id clm8qv74000008m3k (17)
            you sent fakefak to us                     | you sent fakefak to us
            you sent efake0123456 to us                | you sent [masked] to us
            """)
    void whatLooksLikeACredentialOrIsPartOfTheSentOneIsMasked(String text, String clean) {
        assertEquals(clean, VendorText.clean(text, null, SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', a\\u000d\\u000ab",
        "'a\tb', a\\u0009b",
        "a\u0000b, a\\u0000b",
        "a\u001b[31mb, a\\u001b[31mb",
        "a\u202eb, a\\u202eb",
        "a\u2028b, a\\u2028b",
        "a\ud83d\ude00\ud83d, a\ud83d\ude00\\ud83d",
        "' a\r\n', a"
    })
    void whatWouldForgeALogLineOrTurnTheTextIsShownAsAnEscape(String text, String clean) {
        assertEquals(clean, VendorText.clean(text, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r\n", "\u0085", "\u2028", "\u200b", "\u00a0"})
    void aSchemeAndItsTokenAreMaskedWhateverSeparatesThem(String separator) {
        assertEquals("got [masked]", VendorText.clean("got Bearer" + separator + "abc", null, null));
    }

    @Test
    void aCredentialOfWhichOnlyTheBeginningIsReadIsMasked() {
        Pattern secrets = Pattern.compile("A{1300}|00[a-z]{40}");
        String text = ("A".repeat(1300) + " ").repeat(3) + "- ".repeat(76) + "00" + "fake".repeat(10);
        assertEquals("[masked] ".repeat(3) + "- ".repeat(76) + "[masked]", VendorText.clean(text, secrets, null));
    }

    @Test
    void textIsCutTo512CharactersAndNeverInTheMiddleOfACredential() {
        assertEquals(512, VendorText.clean("word ".repeat(1000), null, null).length());
        assertEquals("- ".repeat(255) + "-", VendorText.clean("- ".repeat(255) + "-\ud83d\ude00", null, null));
        String late = "word ".repeat(101) + "1234$fakefakefake0123456789";
        assertEquals(
                "[masked]".substring(0, 7), VendorText.clean(late, null, SENT).substring(505));
    }

    @Test
    void nothingIsStillNothing() {
        assertNull(VendorText.clean(null, null, SENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            token 0f8fad5bd9cb469fa16570867728950e is old  | token 0f8fad5bd9cb469fa16570867728950e is old
            ids 12_abcd, a$bcdef and eyJx                  | ids 12_abcd, a$bcdef and eyJx
            key ak-fake0 of 12_abcd                        | key [masked] of 12_abcd
            Bearer ak-fake0                                | [masked]
            got eyJhbGciOiJub25lIn0.e30.                   | got [masked]
            you sent efake0123456 to us                    | you sent [masked] to us
            """)
    void aVendorThatStatesTheFormOfItsSecretsKeepsItsIdsReadable(String text, String clean) {
        assertEquals(clean, VendorText.clean(text, Pattern.compile("ak-[a-z0-9]+"), SENT));
    }

    @Test
    void theStatedFormAlsoHoldsForRequestIds() {
        VendorError error = new VendorError(null, null, "r-ak-fake0", List.of());
        Pattern secrets = Pattern.compile("ak-[a-z0-9]+");
        assertEquals(
                "r-[masked]",
                VendorText.facts(400, ErrorKind.CONFLICT, error, null, secrets, SENT, Instant.EPOCH, null)
                        .requestId());
    }

    private static ResponseFacts facts(ErrorKind kind, VendorError error) {
        return VendorText.facts(400, kind, error, null, null, SENT, Instant.EPOCH, null);
    }

    @Test
    void allThatAnErrorSaysIsCleaned() {
        VendorError error = new VendorError(
                "E\n1", "m\n" + SENT.expose(), "id\n1", List.of(new FieldError("f\n1", null, SENT.expose())));
        assertEquals(
                new ResponseFacts(
                        400,
                        "E\\u000a1",
                        "id\\u000a1",
                        "m\\u000a[masked]",
                        List.of(new FieldError("f\\u000a1", null, "[masked]")),
                        null),
                facts(ErrorKind.INVALID_REQUEST, error));
    }

    @Test
    void theTextOfAnAuthenticationFailureIsWithheldButNotItsCode() {
        VendorError error = new VendorError(
                "E0000011", "token abc is invalid", "id1", List.of(new FieldError("token", null, "abc")));
        assertEquals(
                new ResponseFacts(400, "E0000011", "id1", null, List.of(), null),
                facts(ErrorKind.AUTHENTICATION, error));
    }

    @Test
    void ofTenThousandFieldErrorsTheFirstAreKeptAndAllAreCounted() {
        List<FieldError> many = Collections.nCopies(10_000, new FieldError("f", null, "refused"));
        VendorError error = new VendorError(null, null, null, many);

        ResponseFacts facts = facts(ErrorKind.INVALID_REQUEST, error);
        ResponseException failure = ResponseException.of(
                ErrorKind.INVALID_REQUEST, new CallFacts("acme/7", "createThing", 1, Outcome.NOT_APPLIED), facts);

        assertEquals(32, failure.fieldErrors().size());
        assertEquals(
                "createThing at acme/7: 400 invalid request: " + "f: \"refused\", ".repeat(10)
                        + "… and 9,990 more; nothing was changed. Correct the request.",
                failure.getMessage());
    }

    private static String requestId(String id) {
        return facts(ErrorKind.CONFLICT, new VendorError(null, null, id, List.of()))
                .requestId();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oaeHfmOAx1iRLa0H10DeMz5fQ",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "Root=1-67891233-abcdefabcdefabcdefabcdef",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "105445aa7843bc8bf206b12000100000/1",
                "sim-request-000001",
            })
    void aRequestIdIsNeededBySupportAndStaysWhole(String id) {
        assertEquals(id, requestId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "77$abcdef0123",
                "77_abcdef0123",
                "eyJhbGciOiJub25lIn0.e30.sim",
                "Bearer abc",
                "ssws\u00a0abc",
                "00fakeFAKE00fakeFAKE00fakeFAKE00fake-XY_42",
                "fakeFAKE00fakeFAKE00fakeFAKE00fakeXY",
                "APIKey 1234$fakefakefake0123456789",
                "fakefakefake0123456789",
                "4$fakefa",
                "efake0123456",
            })
    void aRequestIdThatLooksLikeACredentialOrIsPartOfTheSentOneIsMasked(String id) {
        assertEquals("[masked]", requestId(id));
    }

    @Test
    void aRequestIdThatHoldsACredentialIsMaskedThere() {
        assertEquals("req-1;[masked]", requestId("req-1;77$abcdef0123"));
        assertEquals("req-1:[masked]:2", requestId("req-1:efake0123456:2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u001b[31m", "\u202e", "\ud800", "é", "\n"})
    void aRequestIdWithOddCharactersIsMaskedLikeAMessage(String odd) {
        String run = "0123456789abcdef0123456789abcdef";
        String shown = requestId("id" + odd + run);
        assertTrue(shown.startsWith("id") && shown.endsWith("[masked]"), shown);
        assertFalse(shown.matches(".*[\\p{Cc}\\p{Cf}\\p{Cs}].*"), shown);
    }

    @Test
    void aRequestIdOfAbsurdLengthIsMaskedLikeAMessageAndCut() {
        assertEquals("[masked]", requestId("a".repeat(129)));
        assertEquals("[masked]", requestId("a1".repeat(1_000_000)));
        assertEquals(128, requestId("word ".repeat(100)).length());
    }
}
