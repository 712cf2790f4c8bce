package io.apitokens.examples;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.OktaIam;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Lets a client use the connections, proxy, name service and TLS settings of an OkHttpClient that is there already. */
public final class UseOwnOkHttpClient {

    private UseOwnOkHttpClient() {}

    /**
     * Lists Okta tokens.
     *
     * @param args nothing
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
        // Its cookies, cache, redirects and retries are not used, and it stays open. With interceptors or event
        // listeners,
        // which would see every secret, it is refused unless you also call keepInterceptors().
        return OkHttpTransport.builder()
                .client(yours)
                .readTimeout(Duration.ofSeconds(20))
                .build();
        // end::own-okhttp
    }
}
