package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.error.InvalidInputException;
import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every accepted base URL has one unambiguous host, because the credential is sent to it. */
class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        // string, host, origin, path
        "https://acme.okta.com,            acme.okta.com, https://acme.okta.com,      ''",
        "https://acme.okta.com/,           acme.okta.com, https://acme.okta.com,      ''",
        "HTTPS://ACME.Okta.COM,            acme.okta.com, https://acme.okta.com,      ''",
        "https://api.acme.example/iam/v2/, api.acme.example, https://api.acme.example, /iam/v2",
        "https://acme.example:443,         acme.example,  https://acme.example,       ''",
        "https://acme.example:8443/a~b_c,  acme.example,  https://acme.example:8443,  /a~b_c",
        "https://acme,                     acme,          https://acme,               ''",
        "https://xn--bcher-kva.example,    xn--bcher-kva.example, https://xn--bcher-kva.example, ''",
        "https://10.0.0.1,                 10.0.0.1,      https://10.0.0.1,           ''",
        "https://1a.2b-c.example,          1a.2b-c.example, https://1a.2b-c.example,  ''",
        "http://localhost:8080/base,       127.0.0.1,     http://127.0.0.1:8080,      /base",
        "http://LOCALHOST:80,              127.0.0.1,     http://127.0.0.1,           ''",
        "http://127.0.0.1:1,               127.0.0.1,     http://127.0.0.1:1,         ''",
        "http://[::1]:65535,               [::1],         http://[::1]:65535,         ''",
        "https://localhost,                localhost,     https://localhost,          ''",
    })
    void everyParserAgreesAboutTheHostOfWhatIsAccepted(String text, String host, String origin, String path) {
        BaseUrl url = BaseUrl.parse("url", text, true);
        assertEquals(host + " " + origin + path, url.host() + " " + url);
        assertEquals(path, url.path());
        String sent = url + "/tokens?a=b";
        HttpUrl okhttp = HttpUrl.get(sent);
        URI java = URI.create(sent);
        assertEquals(host, java.getHost());
        assertEquals(host.replaceAll("[\\[\\]]", ""), okhttp.host());
        assertEquals(path + "/tokens", java.getPath());
        assertEquals(path + "/tokens", okhttp.encodedPath());
        assertEquals(java.getPort() < 0 ? HttpUrl.defaultPort(okhttp.scheme()) : java.getPort(), okhttp.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "acme.example",
                "//acme.example",
                "ftp://acme.example",
                "https:acme.example",
                "https:/acme.example",
                "https:///acme.example",
                "https://",
                " https://acme.example",
                "https://acme.example ",
                "https://acme.example\n",
                "https://user@acme.example",
                "https://user:fake@acme.example",
                "https://acme.example@evil.example",
                "https://acme.example\\@evil.example",
                "https://evil.example\\.acme.example",
                "https://acme.example?x",
                "https://acme.example#x",
                "https://acme.example#@evil.example",
                "https://acme.example;evil.example",
                "https://acme.example%2eevil.example",
                "https://acme.example%00.evil.example",
                "https://acme.example:",
                "https://acme.example:0",
                "https://acme.example:65536",
                "https://acme.example:443:443",
                "https://acme.example:4a3",
                "https://acme..example",
                "https://acme.example.",
                "https://.acme.example",
                "https://-acme.example",
                "https://acme-.example",
                "https://acme_corp.example",
                "https://äcme.example",
                "https://acme。example",
                "https://ⓐcme.example",
                "https://xn--.example",
                "https://xn--a.example",
                "https://xn--0.example",
                "https://xn--cme-n76s.example",
                "https://127.1",
                "https://2130706433",
                "https://0x7f.0.0.1",
                "https://0177.0.0.1",
                "https://1.2.3.4.5",
                "https://256.1.1.1",
                "https://[::ffff:127.0.0.1]",
                "https://[::1",
                "https://[::1%25eth0]",
                "https://acme.example//iam",
                "https://acme.example/./iam",
                "https://acme.example/../iam",
                "https://acme.example/%2e%2e/iam",
                "https://acme.example/a;b",
                "http://acme.example",
                "http://127.0.0.2",
                "http://0.0.0.0",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
            })
    void whatParsersCouldReadDifferentlyIsRefusedAndNotQuoted(String text) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> BaseUrl.parse("orgUrl", text, true));
        assertEquals("orgUrl", refusal.field());
        assertFalse(text.length() > 9 && refusal.getMessage().contains(text.substring(8)), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://127.0.0.1:8080", "http://[::1]"})
    void httpIsRefusedEvenOnLoopbackUnlessAllowed(String text) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> BaseUrl.parse("url", text, false));
        assertEquals(
                "url must be https; http is allowed for 127.0.0.1, [::1] and localhost after allowHttpOnLoopback()",
                refusal.getMessage());
    }

    @Test
    void aVeryLongTextIsRefusedAndNotAStackOverflow() {
        String text = "https://acme.example" + "/a".repeat(100_000);
        assertThrows(InvalidInputException.class, () -> BaseUrl.parse("url", text, false));
    }
}
