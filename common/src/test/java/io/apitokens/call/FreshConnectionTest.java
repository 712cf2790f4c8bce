package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.error.ApiTokenException;
import io.apitokens.spi.VendorTokens;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which requests must run on a connection that carried nothing before. */
class FreshConnectionTest {

    private final List<HttpRequest> requests = new ArrayList<>();
    private final HttpTransport transport = (request, attempt) -> {
        requests.add(request);
        throw new NotSentException("the request was not sent", new IOException("no network in this test"));
    };

    private ApiClient client() {
        return Acme.at("http://127.0.0.1:1")
                .transport(transport)
                .timeSource(new ManualTimeSource())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeAndNoReadNeedsAConnectionOfItsOwnInEveryAttempt(Effect effect) {
        try (ApiClient client = client()) {
            failing(Acme.call(client, effect));
        }
        assertEquals(4, requests.size());
        for (HttpRequest request : requests) {
            assertEquals(effect != Effect.READ, request.freshConnection());
        }
    }

    @Test
    void aVerificationNeedsAConnectionOfItsOwn() {
        try (ApiClient client = client()) {
            VendorTokens.verify(Acme.call(client, Effect.READ).retries(0));
        }
        assertEquals(
                List.of(true),
                requests.stream().map(HttpRequest::freshConnection).toList());
    }

    @Test
    void everyReadOfAViewWithFreshConnectionsNeedsAConnectionOfItsOwn() {
        try (ApiClient client = client()) {
            ApiClient view = client.withFreshConnections().withTimeout(Duration.ofSeconds(5));
            failing(Acme.call(view, Effect.READ).retries(0));
            failing(Acme.call(client, Effect.READ).retries(0));
        }
        assertEquals(
                List.of(true, false),
                requests.stream().map(HttpRequest::freshConnection).toList());
    }

    private static void failing(ApiCall<?> call) {
        try {
            call.execute();
        } catch (ApiTokenException notSent) {
            return;
        }
        throw new AssertionError("the transport sends nothing");
    }
}
