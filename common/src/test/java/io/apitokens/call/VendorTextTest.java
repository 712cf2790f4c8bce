package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.apitokens.Secret;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import io.apitokens.error.ResponseFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertEquals(clean, VendorText.clean(text, SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', a  b",
        "'a\tb', a b",
        "a\u0000b, a b",
        "a\u001b[31mb, a [31mb",
        "a\u202eb, a b",
        "a\u2028b, a b",
        "' a ', a"
    })
    void whatWouldForgeALogLineOrTurnTheTextIsReplaced(String text, String clean) {
        assertEquals(clean, VendorText.clean(text, null));
    }

    @Test
    void textIsCutTo512CharactersAndNeverInTheMiddleOfACredential() {
        assertEquals(512, VendorText.clean("word ".repeat(1000), null).length());
        String late = "word ".repeat(101) + "1234$fakefakefake0123456789";
        assertEquals("[masked]".substring(0, 7), VendorText.clean(late, SENT).substring(505));
    }

    @Test
    void nothingIsStillNothing() {
        assertNull(VendorText.clean(null, SENT));
    }

    private static ResponseFacts facts(ErrorKind kind, VendorError error) {
        return VendorText.facts(400, kind, error, null, SENT, Instant.EPOCH);
    }

    @Test
    void allThatAnErrorSaysIsCleaned() {
        VendorError error = new VendorError(
                "E\n1", "m\n" + SENT.expose(), "id\n1", List.of(new FieldError("f\n1", null, SENT.expose())));
        assertEquals(
                new ResponseFacts(
                        400, "E 1", "id 1", "m [masked]", List.of(new FieldError("f 1", null, "[masked]")), null),
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

    @ParameterizedTest
    @CsvSource({
        "oaeHfmOAx1iRLa0H10DeMz5fQ",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "Root=1-67891233-abcdefabcdefabcdefabcdef",
    })
    void aRequestIdIsNeededBySupportAndStaysWhole(String id) {
        assertEquals(
                id,
                facts(ErrorKind.CONFLICT, new VendorError(null, null, id, List.of()))
                        .requestId());
    }

    @Test
    void aCredentialInPlaceOfARequestIdIsMasked() {
        String id = facts(ErrorKind.CONFLICT, new VendorError(null, null, SENT.expose(), List.of()))
                .requestId();
        assertFalse(id.contains("fakefake"), id);
    }
}
