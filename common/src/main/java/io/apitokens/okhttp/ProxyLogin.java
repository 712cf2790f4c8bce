package io.apitokens.okhttp;

import io.apitokens.Secret;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Tells a proxy who we are, once: OkHttp asks for it before the first tunnel, and again if the proxy refuses. */
final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final String user;
    private final Secret password;

    ProxyLogin(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request refused = response.request();
        if (refused.header(HEADER) != null) {
            // It did not like the answer; it would not like the same again.
            return null;
        }
        return refused.newBuilder()
                .header(HEADER, Credentials.basic(user, password.expose()))
                .build();
    }
}
