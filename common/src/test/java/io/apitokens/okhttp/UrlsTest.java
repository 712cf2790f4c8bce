package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.okta.com",
                "https://acme.okta.com/",
                "https://acme.okta.com/api/v1/api-tokens/00T1?limit=2&after=%2F%3F",
                "https://acme.okta.com/v1?next=https://other.example.com/a/b",
                "https://acme.okta.com/a%20b/%C3%A4/c;d=e",
                "https://acme.okta.com//other.example.com/a",
                "https://acme.okta.com/\\other.example.com/a",
                "https://acme.okta.com/a//b",
                "https://user@acme.okta.com/a",
                "https://acme.okta.com:8443/a",
                "http://127.0.0.1:8080/v1",
                "http://[::1]:8080/v1",
                "https://xn--bcher-kva.example/a",
            })
    void aUrlMeansTheSameAsToOkHttpTheFirstAndTheSecondTime(String url) {
        Urls urls = new Urls();

        assertEquals(HttpUrl.get(url), urls.parse(url));
        assertEquals(HttpUrl.get(url), urls.parse(url));
    }

    @Test
    void anOriginThatBeginsLikeTheLastOneIsAnotherOne() {
        Urls urls = new Urls();
        urls.parse("https://acme.okta.com/a");

        assertEquals(
                "acme.okta.com.example",
                urls.parse("https://acme.okta.com.example/a").host());
        assertEquals("acme.okta.co", urls.parse("https://acme.okta.co/a").host());
        assertEquals(8443, urls.parse("https://acme.okta.com:8443/a").port());
        assertEquals(443, urls.parse("https://acme.okta.com/a").port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "ftp://acme.okta.com/a", "https:///a", "https://a b/c"})
    void whatIsNoUrlIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Urls().parse(text));
    }
}
