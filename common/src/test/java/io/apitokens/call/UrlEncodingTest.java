package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEncodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AZaz09-._~   | AZaz09-._~
            ` `          | %20
            +            | %2B
            %            | %25
            %2F          | %252F
            a/b?c#d      | a%2Fb%3Fc%23d
            a&b=c;d      | a%26b%3Dc%3Bd
            "'<>{}[]^     | %22%27%3C%3E%7B%7D%5B%5D%5E
            ü            | %C3%BC
            €            | %E2%82%AC
            😀           | %F0%9F%98%80
            :@!$()*,     | %3A%40%21%24%28%29%2A%2C
            """)
    void everythingButUnreservedCharactersIsEncodedAndReadBackByAll(String text, String encoded) {
        StringBuilder out = new StringBuilder();
        UrlEncoding.append(out, text);
        assertEquals(encoded, out.toString());
        String url = "https://acme.example/" + encoded + "?q=" + encoded;
        assertEquals(text, HttpUrl.get(url).pathSegments().get(0));
        assertEquals(text, HttpUrl.get(url).queryParameter("q"));
        assertEquals("/" + text, URI.create(url).getPath());
    }
}
