package io.apitokens.okhttp;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Lets another authenticator log in to a proxy, and fails if the proxy still refuses to open a tunnel. A 407 may also
 * come from the origin through the tunnel, so the password is sent only with {@code CONNECT}.
 */
final class TunnelLogin implements Authenticator {

    /** The scheme with which OkHttp, and no proxy, requests a login before the first {@code CONNECT}. */
    private static final String IN_ADVANCE = "OkHttp-Preemptive";

    private final Authenticator login;

    TunnelLogin(Authenticator login) {
        this.login = login;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response refused) throws IOException {
        if (!refused.request().method().equals("CONNECT")) {
            return null;
        }
        Request again = login.authenticate(route, refused);
        if (again == null && !isInAdvance(refused)) {
            throw new ProxyLoginException(refused.request().header(ProxyLogin.HEADER) != null);
        }
        return again;
    }

    private static boolean isInAdvance(Response refused) {
        for (Challenge challenge : refused.challenges()) {
            if (challenge.scheme().equalsIgnoreCase(IN_ADVANCE)) {
                return true;
            }
        }
        return false;
    }
}
