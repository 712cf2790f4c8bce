package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.transport.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests parsing of {@code WWW-Authenticate}, RFC 9110 section 11.6.1, as Okta and other servers write it. */
class OktaChallengeTest {

    private static Map<String, String> read(String... lines) {
        List<String> headers = new ArrayList<>();
        for (String line : lines) {
            headers.add("www-authenticate");
            headers.add(line);
        }
        return new TreeMap<>(OktaChallenge.parameters(Headers.of(headers.toArray(new String[0]))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Bearer error="invalid_token"                           | {error=invalid_token}
            Bearer error="invalid_token", error_description="a, b" | {error=invalid_token, error_description=a, b}
            Bearer realm="", error=invalid_token                   | {error=invalid_token, realm=}
            bearer ERROR="invalid_token"                           | {error=invalid_token}
            Bearer error = "invalid_token" ,realm = "x"            | {error=invalid_token, realm=x}
            Bearer error="a \\"b\\" \\\\ c",realm=x                | {error=a "b" \\ c, realm=x}
            Bearer error="one", error="two"                        | {error=one}
            DPoP algs="RS256 ES256", error="invalid_dpop_proof"    | {algs=RS256 ES256, error=invalid_dpop_proof}
            DPoP algs="ES256", Bearer error="invalid_token"        | {algs=ES256, error=invalid_token}
            Bearer                                                 | {}
            Bearer error                                           | {}
            Bearer error=                                          | {error=}
            Bearer error="never closed                             | {error=never closed}
            Bearer error="never closed\\                           | {error=never closed\\}
            Negotiate YWJjZA==                                     | {ywjjza=}
            error="invalid_token"                                  | {error=invalid_token}
            ,,, ,                                                  | {}
            = = "" == "x" =                                        | {}
            """)
    void everyChallengeIsReadAsFarAsItGoes(String line, String parameters) {
        assertEquals(parameters, read(line).toString());
    }

    @Test
    void whatOktaSendsForAnExpiredAccessToken() {
        Map<String, String> challenge = read("Bearer authorization_uri=\"http://acme.okta.com/oauth2/v1/authorize\","
                + " realm=\"http://acme.okta.com\", scope=\"okta.apiTokens.read okta.apiTokens.manage\","
                + " error=\"invalid_token\", error_description=\"The access token is invalid, expired, or revoked.\","
                + " resource=\"/api/v1/api-tokens\"");
        assertEquals("invalid_token", challenge.get("error"));
        assertEquals("The access token is invalid, expired, or revoked.", challenge.get("error_description"));
        assertEquals("okta.apiTokens.read okta.apiTokens.manage", challenge.get("scope"));
        assertEquals("/api/v1/api-tokens", challenge.get("resource"));
    }

    @Test
    void severalLinesAreReadTogetherAndTheFirstValueCounts() {
        assertEquals(
                Map.of("algs", "ES256", "error", "invalid_token"),
                read("DPoP algs=\"ES256\"", "Bearer error=\"invalid_token\"", "Basic error=\"other\""));
        assertEquals(Map.of(), read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "\"", ",", "a ", "a=", "\\", "a=\"\\\""})
    void nonsenseOfAnyLengthComesToAnEnd(String nonsense) {
        read(nonsense.repeat(100_000));
    }
}
