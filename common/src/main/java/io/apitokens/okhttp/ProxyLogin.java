package io.apitokens.okhttp;

import io.apitokens.Secret;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Sends the user and password to a proxy, once. OkHttp requests them before it opens a tunnel, and again if the proxy
 * rejects them.
 */
final class ProxyLogin implements Authenticator {

    static final String HEADER = "Proxy-Authorization";

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
            // The proxy rejected this password: do not send it again.
            return null;
        }
        return refused.newBuilder()
                .header(HEADER, Credentials.basic(user, password.expose()))
                .build();
    }
}
