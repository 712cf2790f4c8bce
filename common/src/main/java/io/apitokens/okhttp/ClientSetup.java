package io.apitokens.okhttp;

import io.apitokens.error.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Configures an OkHttpClient so that it sends each request once, on the right connection, and nothing else. */
final class ClientSetup {

    private ClientSetup() {}

    /**
     * Switches off what would send a request again or elsewhere, and adds the checks of this package. A
     * {@link Deadlines.Deadline} takes the place of OkHttp's timeout for calls.
     *
     * @param silence the time between two bytes of a response over HTTP/1.x; zero leaves it to the client's timeout
     */
    static OkHttpClient tame(OkHttpClient.Builder settings, Duration silence) {
        OkHttpClient given = settings.build();
        settings.callTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionSpecs(Tls.notOlderThan12(given.connectionSpecs()))
                .socketFactory(new CountingSockets(given.socketFactory()))
                .dns(loopback(given.dns()))
                .proxyAuthenticator(new TunnelLogin(given.proxyAuthenticator()))
                // Move a fixed proxy into the selector, so that it is not used for loopback addresses either.
                .proxy(null)
                .proxySelector(LoopbackDirect.before(given.proxy(), given.proxySelector()));
        // With a hostname verifier that it does not know, OkHttp does not use a connection for another host of the same
        // certificate, and so does not resend a request that is rejected with 421.
        HostnameVerifier known = given.hostnameVerifier();
        settings.hostnameVerifier((host, session) -> known.verify(host, session));
        // Add them last, nearest to the network: no interceptor of the shared client can hide a response from them.
        settings.networkInterceptors().add(new HiddenRetryAfter());
        settings.networkInterceptors().add(new BoundConnections(silence));
        return settings.build();
    }

    /** Resolves {@code localhost} to the loopback address, without a name service. */
    private static Dns loopback(Dns others) {
        return host -> host.equals(LoopbackDirect.NAME) ? List.of(loopback()) : others.lookup(host);
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(LoopbackDirect.NAME, new byte[] {127, 0, 0, 1});
    }

    /** Rejects a client whose interceptors or event listener were not allowed. */
    static void refuseInterceptors(OkHttpClient client) {
        Call probe =
                client.newCall(new Request.Builder().url("https://localhost/").build());
        boolean listens = !client.eventListenerFactory().create(probe).equals(EventListener.NONE);
        if (listens
                || !client.interceptors().isEmpty()
                || !client.networkInterceptors().isEmpty()) {
            throw ConfigurationException.of(
                    "client",
                    "has interceptors or an event listener, which can see every secret;"
                            + " remove them, or call keepInterceptors()");
        }
    }
}
