package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests requests of a client to another address, with a credential of their own. */
class OtherAddressTest {

    private final List<HttpRequest> requests = new ArrayList<>();
    private final HttpTransport transport = (request, attempt) -> {
        requests.add(request);
        throw new NotSentException("the request was not sent", new IOException("no network in this test"));
    };

    @Test
    void aViewSendsItsCallsToAnotherAddressAndTheClientDoesNot() {
        try (ApiClient client =
                Acme.at("http://127.0.0.1:1").transport(transport).build()) {
            ApiClient view = client.at(BaseUrl.parse("url", "http://127.0.0.1:2/other", true));
            assertThrows(
                    ApiTokenException.class,
                    () -> Acme.call(view, Effect.READ).retries(0).execute());
            assertThrows(
                    ApiTokenException.class,
                    () -> Acme.call(client, Effect.READ).retries(0).execute());
        }
        assertEquals(
                List.of("http://127.0.0.1:2/other/things/t1", "http://127.0.0.1:1/things/t1"),
                requests.stream().map(HttpRequest::url).toList());
    }

    @Test
    void aCredentialInAHeaderCanHaveAFormBesideIt() {
        Credential both = Credential.basic(Secret.of("id:fake-secret")).withForm(List.of("scope", "a b", "x", "1&2"));
        assertEquals(Optional.of("scope=a+b&x=1%262"), both.form().map(Secret::expose));
        try (ApiClient client =
                Acme.at("http://127.0.0.1:1").transport(transport).build()) {
            ApiClient view = client.withCredentials(CredentialSource.fixed(both));
            Operation post = new Operation("poke", io.apitokens.transport.HttpMethod.POST, "", Effect.READ, 200);
            assertThrows(
                    ApiTokenException.class,
                    () -> view.request(post).returningNothing().retries(0).execute());
        }
        HttpRequest sent = requests.get(0);
        assertEquals(List.of("Basic aWQ6ZmFrZS1zZWNyZXQ="), sent.headers().all("Authorization"));
        assertEquals(
                List.of("application/x-www-form-urlencoded"), sent.headers().all("Content-Type"));
        assertEquals("scope=a+b&x=1%262", new String(sent.body(), StandardCharsets.UTF_8));
    }
}
