package io.apitokens.examples;

import io.apitokens.call.RawResponse;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.OktaApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Calls a vendor's own operations, which offer more than the facade. */
public final class CallVendor {

    private CallVendor() {}

    /**
     * Prints the remaining rate limit and the clients of some tokens.
     *
     * @param args the ids of Okta tokens, as Okta writes them
     */
    public static void main(String[] args) {
        try (OktaIam okta = OktaIam.builder().fromEnvironment().readOnly().build()) {
            System.out.println("requests left: " + requestsLeft(okta.api()));
            clientNames(okta.api(), args).forEach(System.out::println);
        }
    }

    static String clientName(OktaApi okta, String id) {
        // tag::typed-call
        ApiToken token = okta.getApiToken(id).timeout(Duration.ofSeconds(10)).execute();
        return token.clientName() == null ? "unknown" : token.clientName();
        // end::typed-call
    }

    static String requestsLeft(OktaApi okta) {
        // tag::typed-raw
        RawResponse response = okta.listApiTokens(null).executeRaw();
        return response.headers().first("X-Rate-Limit-Remaining").orElse("unknown");
        // end::typed-raw
    }

    static Stream<String> clientNames(OktaApi okta, String... ids) {
        // tag::typed-async
        // Sends all requests at once. A failed future has an ApiTokenException as its cause.
        CompletableFuture<?>[] calls =
                Stream.of(ids).map(id -> okta.getApiToken(id).executeAsync()).toArray(CompletableFuture[]::new);
        return Stream.of(calls).map(call -> (ApiToken) call.join()).map(ApiToken::clientName);
        // end::typed-async
    }
}
