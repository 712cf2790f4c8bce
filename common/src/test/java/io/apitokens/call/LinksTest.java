package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.json.JsonShapeException;
import io.apitokens.transport.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the link to the next page (RFC 8288). */
class LinksTest {

    private static final BaseUrl BASE = BaseUrl.parse("url", "https://acme.example/base", false);

    private static String next(String... lines) throws JsonShapeException {
        String[] headers = new String[2 * lines.length];
        for (int i = 0; i < lines.length; i++) {
            headers[2 * i] = i % 2 == 0 ? "Link" : "link";
            headers[2 * i + 1] = lines[i];
        }
        return Links.next(Headers.of(headers), BASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://acme.example/things?after=2>; rel=\"next\"",
                "<https://acme.example/things?after=2>; rel=next",
                "<https://acme.example/things?after=2>;rel=NEXT",
                "<HTTPS://ACME.EXAMPLE/things?after=2>; rel=next",
                "< /things?after=2 > ; REL = \"next\"",
                "</things?after=2>; rel=\"last next\"",
                "</things?after=2>; title=\"a, b; c\"; rel=next",
                "</things?after=2>; title=\"say \\\"hi\\\", <x>\"; rel=next",
                "</things>; rel=self, </things?after=2>; rel=next",
                "</a,b;c>; rel=prev, </things?after=2>; rel=next",
                "</things>; rel=\"self\"; title=\"x; rel=next\", </things?after=2>; rel=next",
                "</things?after=2>; title=*; rel=next; rel=prev",
            })
    void theNextPageIsFound(String line) throws JsonShapeException {
        assertEquals("/things?after=2", next(line));
        assertEquals("/things?after=2", next("</things>; rel=self", line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "<unfinished",
                "</things>",
                "</things>; rel=prev",
                "</things>; rel=nextpage",
                "</things>; rel",
                "</things>; title=\"rel=next\"",
                "</things>; title=\"a; rel=next\"; rel=prev",
                "</things>; title=\"a\\\"; rel=next\"; rel=prev",
                "</things>; rel=prev; rel=next",
                "</things>; rev=next",
            })
    void thereIsNoNextPage(String line) throws JsonShapeException {
        assertNull(next(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example/things",
                "https://acme.example:8443/things",
                "https://acme.example.evil.example/things",
                "https://acme.example@evil.example/things",
                "https://acme.example",
                "//evil.example/things",
                "https://evil.example/things",
                "javascript:alert(1)",
                "things?after=2",
                "",
            })
    void aLinkToAnotherOriginIsNeverFollowedNorTakenForTheEnd(String target) {
        JsonShapeException failure =
                assertThrows(JsonShapeException.class, () -> next("<" + target + ">; rel=\"next\""));
        assertEquals("the link to the next page has another origin", failure.getMessage());
    }

    @Test
    void noLinkIsTheLastPage() throws JsonShapeException {
        assertNull(next());
    }
}
