package io.apitokens.examples;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.OktaIam;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Reuses the connections, proxy, DNS and TLS settings of an existing OkHttpClient. */
public final class UseOwnOkHttpClient {

    private UseOwnOkHttpClient() {}

    /**
     * Lists Okta tokens.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        OkHttpClient yours = new OkHttpClient();
        try (HttpTransport transport = transport(yours);
                OktaIam okta = OktaIam.builder()
                        .fromEnvironment()
                        .transport(transport)
                        .readOnly()
                        .build()) {
            okta.tokens().list().forEach(token -> System.out.println(token.id()));
        }
    }

    static HttpTransport transport(OkHttpClient yours) {
        // tag::own-okhttp
        // Cookies, cache, redirects and retries of the given client are not used, and it stays open. A client with
        // interceptors or event listeners, which would see every secret, is rejected without keepInterceptors().
        return OkHttpTransport.builder()
                .client(yours)
                .readTimeout(Duration.ofSeconds(20))
                .build();
        // end::own-okhttp
    }
}
