package io.apitokens.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import io.apitokens.call.RawResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadersTest {

    private final Headers headers = Headers.of("Link", "a", "link", "b", "X-Id", "1");

    @Test
    void namesAreComparedWithoutRegardToCase() {
        assertEquals(Optional.of("a"), headers.first("LINK"));
        assertEquals(List.of("a", "b"), headers.all("lInK"));
        assertEquals(Optional.empty(), headers.first("Lin"));
        assertEquals(List.of(), Headers.none().all("Link"));
    }

    @Test
    void linesKeepTheirOrderAndSpelling() {
        assertEquals(3, headers.size());
        assertEquals("link: b", headers.name(1) + ": " + headers.value(1));
    }

    @Test
    void onlyNamesArePrinted() {
        assertEquals("[link, x-id]", headers.toString());
    }

    @Test
    void laterChangesOfTheArrayChangeNothing() {
        String[] lines = {"A", "1"};
        Headers copy = Headers.of(lines);
        lines[1] = "2";
        assertEquals(Optional.of("1"), copy.first("a"));
        assertThrows(IllegalArgumentException.class, () -> Headers.of("A"));
    }

    @Test
    void nothingSecretOfARequestOrAResponseIsPrintedOrSerialised() {
        byte[] body = "fake-secret".getBytes();
        Headers secret = Headers.of("Authorization", "fake-secret");
        HttpRequest request = HttpRequest.of(HttpMethod.GET, "https://acme.example/a?q=fake-secret", secret, body);
        HttpResponse response = new HttpResponse(200, secret, new ByteArrayInputStream(body));
        RawResponse raw = new RawResponse(200, secret, body);
        assertEquals("GET https://acme.example/a", request.toString());
        assertEquals("200 [authorization]", response.toString());
        String json = new Gson().toJson(List.of(secret, raw));
        assertFalse(json.contains("fake-secret"), json);
        assertFalse(new Gson().toJson(request.headers()).contains("fake-secret"));
    }

    @Test
    void controlCharactersOfANameAreNotPrinted() {
        assertEquals(
                "[a\\u001b\\u000d\\u000a\\u202eb]",
                Headers.of("A\u001b\r\n\u202eB", "1").toString());
    }
}
