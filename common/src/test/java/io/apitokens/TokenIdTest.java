package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users store the string form: no row of the first table may ever change. */
class TokenIdTest {

    private static final Account ACCOUNT = new Account("acme", "1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # vendor | account        | value                     | text form
            gcore    | 9262944        | 1234                      | gcore/9262944/1234
            astro    | clx42q0000ab   | clm8qv74000008m3k         | astro/clx42q0000ab/clm8qv74000008m3k
            okta     | acme.okta.com  | 00Tabcdegk                | okta/acme.okta.com/00Tabcdegk
            acme     | a b            | x                         | acme/a%20b/x
            acme     | 1              | a.b-c_d~e                 | acme/1/a.b-c_d~e
            acme     | 1              | a%2Fb                     | acme/1/a%252Fb
            acme     | 1              | a+b:c@d                   | acme/1/a%2Bb%3Ac%40d
            acme     | 1              | ?&=#                      | acme/1/%3F%26%3D%23
            acme     | 1              | ü€😀                       | acme/1/%C3%BC%E2%82%AC%F0%9F%98%80
            acme     | 1              | ...                       | acme/1/...
            acme     | 1              | 12_ab                     | acme/1/12_ab
            acme     | 1              | a$b                       | acme/1/a%24b
            acme     | 1              | eyJx                      | acme/1/eyJx
            """)
    void theTextFormIsFrozenAndReadBack(String vendor, String account, String value, String text) {
        TokenId id = TokenId.of(new Account(vendor, account), value);
        assertEquals(text, id.toString());
        assertEquals(id, TokenId.parse(text));
        assertEquals(id.hashCode(), TokenId.parse(text).hashCode());
        assertEquals(value, TokenId.parse(text).value());
        assertEquals(new Account(vendor, account), TokenId.parse(text).account());
    }

    @Test
    void anUnpairedSurrogateIsRefusedAndAPairIsKept() {
        for (String unpaired : List.of("a\uD83D", "\uDE00a", "\uDE00\uD83D")) {
            assertThrows(InvalidInputException.class, () -> TokenId.of(ACCOUNT, unpaired));
        }
        TokenId id = TokenId.of(ACCOUNT, "a\uD83D\uDE00");
        assertEquals(id, TokenId.parse(id.toString()));
    }

    @Test
    void lowerCaseEscapesAreReadAndIdsOfTwoAccountsDiffer() {
        assertEquals(TokenId.of(ACCOUNT, "a:b"), TokenId.parse("acme/1/a%3ab"));
        assertNotEquals(TokenId.parse("acme/1/x"), TokenId.parse("acme/2/x"));
        assertNotEquals(TokenId.parse("acme/1/x"), TokenId.parse("acme/1/y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a/b",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "a\u007fb",
                "\ud800",
                "a\udc00b",
                "Bearer fake",
                "00fakefakefakefakefakefakefakefakefakefakefakefakefakefakefakefake",
            })
    void whatCannotBeAnIdIsRefusedAndNotQuoted(String value) {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> TokenId.of(ACCOUNT, value));
        assertEquals("token id", refusal.field());
        assertFalse(value.length() > 3 && refusal.getMessage().contains(value), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a\nb", "\ud800"})
    void anAccountThatCouldNotBeReadBackIsRefused(String part) {
        assertThrows(InvalidInputException.class, () -> TokenId.of(new Account("acme", part), "x"));
        assertThrows(InvalidInputException.class, () -> TokenId.of(new Account(part, "1"), "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                 is not of the form vendor/account/value",
        "fakefake,           is not of the form vendor/account/value",
        "acme/fakefake,      is not of the form vendor/account/value",
        "/1/fakefake,        is not of the form vendor/account/value",
        "acme//fakefake,     is not of the form vendor/account/value",
        "acme/1/a/fakefake,  is not of the form vendor/account/value",
        "acme/1/,            is blank",
        "acme/%20/fakefake,  is blank",
        "acme/../fakefake,   is a dot segment",
        "acme/1/%2E%2e,      is a dot segment",
        "acme/1/a%2Ffake,    contains a slash or a control character",
        "acme/1/a%00fake,    contains a slash or a control character",
        "acme/1/fakefake%,   contains an invalid percent-encoding",
        "acme/1/fakefake%4,  contains an invalid percent-encoding",
        "acme/1/fakefake%zz, contains an invalid percent-encoding",
        "acme/1/fakefake%FF, contains an invalid percent-encoding",
        "acme/1/fake%C3%28,  contains an invalid percent-encoding",
        "acme/1/Bearer%20fake, contains a space: it may be a credential",
    })
    void aTextThatIsNoIdIsRefusedAndNotQuoted(String text, String problem) {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> TokenId.parse(text));
        assertEquals("token id " + problem, refusal.getMessage());
    }
}
