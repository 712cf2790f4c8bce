package io.apitokens.okhttp;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp, each at most once.
 *
 * <p>OkHttp's own retries, redirects, authenticators, cookies and cache are off, and bodies can be written only once.
 * TLS 1.2 or newer. Safe for use by many threads.
 */
public final class OkHttpTransport implements HttpTransport {

    private final OkHttpClient client;
    private final boolean ownsClient;
    private final Urls urls = new Urls();

    private OkHttpTransport(OkHttpClient client, boolean ownsClient) {
        this.client = client;
        this.ownsClient = ownsClient;
    }

    /**
     * Creates a transport with the defaults.
     *
     * @return a transport with its own connections
     */
    public static OkHttpTransport create() {
        return builder().build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        SentWatch watch = new SentWatch();
        Call call = newCall(request, watch);
        call.timeout().timeout(attempt.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        attempt.onCancel(call::cancel);
        try {
            Response response = call.execute();
            return new HttpResponse(
                    response.code(), headers(response), response.body().byteStream());
        } catch (IOException e) {
            if (watch.sent()) {
                throw e;
            }
            throw new NotSentException("the request was not sent", e);
        }
    }

    private Call newCall(HttpRequest request, SentWatch watch) throws NotSentException {
        try {
            return client.newCall(convert(request, watch));
        } catch (IllegalArgumentException e) {
            // Drop the exception: its message may quote a header.
            throw new NotSentException("the request was not sent", new IOException("OkHttp rejected the request"));
        }
    }

    private Request convert(HttpRequest request, SentWatch watch) {
        byte[] body = request.body();
        Request.Builder converted = new Request.Builder()
                .url(urls.parse(request.url()))
                .method(request.method().name(), body == null ? null : new OneShotBody(body))
                .tag(SentWatch.class, watch);
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            converted.header(headers.name(i), headers.value(i));
        }
        return converted.build();
    }

    private static Headers headers(Response response) {
        okhttp3.Headers from = response.headers();
        String[] lines = new String[2 * from.size()];
        for (int i = 0; i < from.size(); i++) {
            String name = from.name(i);
            lines[2 * i] = name.equals(HiddenRetryAfter.ALIAS) ? HiddenRetryAfter.NAME : name;
            lines[2 * i + 1] = from.value(i);
        }
        return Headers.of(lines);
    }

    /** Closes idle connections, unless they belong to a shared client. */
    @Override
    public void close() {
        if (ownsClient) {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    /** Builds an {@link OkHttpTransport}. Not safe for use by many threads. */
    public static final class Builder {

        private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

        private @Nullable OkHttpClient shared;
        private boolean keepInterceptors;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;
        private @Nullable Duration writeTimeout;
        private @Nullable Proxy proxy;
        private @Nullable ProxyLogin proxyLogin;
        private final List<X509Certificate> authorities = new ArrayList<>();
        private @Nullable KeyStore clientKeys;
        private @Nullable Secret clientKeyPassword;

        private Builder() {}

        /**
         * Uses the connection pool, DNS, proxy and TLS settings of another client. Its authenticator, cookies, cache
         * and redirects are not used.
         *
         * @param client the client, which stays open when the transport is closed
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.shared = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Keeps the interceptors and event listeners of {@link #client}, which see every credential and every secret.
         * Without this option, {@link #build} rejects a client that has any.
         *
         * @return this builder
         */
        public Builder keepInterceptors() {
            this.keepInterceptors = true;
            return this;
        }

        /**
         * Limits the time to connect to one address, including TLS. Default: 10 seconds, or as {@link #client}.
         *
         * @param length the timeout, positive
         * @return this builder
         */
        public Builder connectTimeout(Duration length) {
            this.connectTimeout = positive("connectTimeout", length);
            return this;
        }

        /**
         * Limits the time between two bytes of a response, and before the first. Default: 30 seconds, or as
         * {@link #client}.
         *
         * @param length the timeout, positive
         * @return this builder
         */
        public Builder readTimeout(Duration length) {
            this.readTimeout = positive("readTimeout", length);
            return this;
        }

        /**
         * Limits the time between two bytes of a request. Default: 10 seconds, or as {@link #client}.
         *
         * @param length the timeout, positive
         * @return this builder
         */
        public Builder writeTimeout(Duration length) {
            this.writeTimeout = positive("writeTimeout", length);
            return this;
        }

        /**
         * Sends all requests through an HTTP proxy, except those to loopback addresses. Default: the JVM's system
         * properties, or as {@link #client}.
         *
         * @param host the proxy's host
         * @param port the proxy's port, 1 to 65535
         * @return this builder
         */
        public Builder proxy(String host, int port) {
            if (host.isBlank() || port < 1 || port > 65535) {
                throw InvalidInputException.of("proxy", "has no host or an invalid port");
            }
            this.proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
            return this;
        }

        /**
         * Sets the user and the password for the proxy. They are sent with each {@code CONNECT} request, without
         * waiting for a challenge.
         *
         * @param user the user's name at the proxy
         * @param password the user's password at the proxy
         * @return this builder
         */
        public Builder proxyLogin(String user, Secret password) {
            this.proxyLogin =
                    new ProxyLogin(Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password"));
            return this;
        }

        /**
         * Trusts certificates of an additional authority besides the platform's. Cannot be combined with
         * {@link #client}, which has its own trust settings.
         *
         * @param authority the authority's own certificate
         * @return this builder
         */
        public Builder trust(X509Certificate authority) {
            authorities.add(Objects.requireNonNull(authority, "authority"));
            return this;
        }

        /**
         * Presents a certificate to a server or gateway that requests one. Cannot be combined with {@link #client},
         * which presents its own.
         *
         * @param keys the certificate and its private key
         * @param password the password of the private key
         * @return this builder
         */
        public Builder clientCertificate(KeyStore keys, Secret password) {
            this.clientKeys = Objects.requireNonNull(keys, "keys");
            this.clientKeyPassword = Objects.requireNonNull(password, "password");
            return this;
        }

        private static Duration positive(String field, Duration length) {
            if (length.isNegative() || length.isZero()) {
                throw InvalidInputException.of(field, "is not positive");
            }
            return length;
        }

        /**
         * Creates the transport without connecting.
         *
         * @return the transport
         * @throws ConfigurationException if the shared client has interceptors or an event listener that were not
         *     allowed, or if {@link #trust} or {@link #clientCertificate} would replace its TLS settings
         */
        public OkHttpTransport build() {
            OkHttpClient.Builder settings = shared == null
                    ? new OkHttpClient.Builder()
                            .connectTimeout(TEN_SECONDS)
                            .readTimeout(Duration.ofSeconds(30))
                            .writeTimeout(TEN_SECONDS)
                    : shared.newBuilder();
            if (shared != null) {
                refuseInterceptors(shared);
            }
            if (connectTimeout != null) {
                settings.connectTimeout(connectTimeout);
            }
            if (readTimeout != null) {
                settings.readTimeout(readTimeout);
            }
            if (writeTimeout != null) {
                settings.writeTimeout(writeTimeout);
            }
            if (proxy != null) {
                settings.proxy(proxy);
            }
            if (proxyLogin != null) {
                settings.proxyAuthenticator(proxyLogin);
            }
            refuseSecondTls();
            Tls.configure(settings, authorities, clientKeys, clientKeyPassword);
            return new OkHttpTransport(tamed(settings).build(), shared == null);
        }

        /** Rejects TLS settings for a shared client: its trust may be deliberately narrower than the platform's. */
        private void refuseSecondTls() {
            if (shared != null && (clientKeys != null || !authorities.isEmpty())) {
                throw ConfigurationException.of(
                        "client",
                        "has its own TLS settings, which trust(…) and clientCertificate(…) would replace;"
                                + " use one of the two");
            }
        }

        private OkHttpClient.Builder tamed(OkHttpClient.Builder settings) {
            EventListener.Factory listeners = shared == null ? null : shared.eventListenerFactory();
            settings.retryOnConnectionFailure(false)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .authenticator(Authenticator.NONE)
                    .cookieJar(CookieJar.NO_COOKIES)
                    .cache(null)
                    .connectionSpecs(Tls.notOlderThan12(settings.build().connectionSpecs()))
                    .eventListenerFactory(
                            listeners == null
                                    ? SentWatch::of
                                    : call -> SentWatch.of(call).plus(listeners.create(call)));
            // Added last, nearest to the network: no interceptor of the shared client can hide a response from it.
            settings.networkInterceptors().add(new HiddenRetryAfter());
            // A 407 may also come from the origin through the tunnel: send the proxy's password only with CONNECT.
            Authenticator login = settings.build().proxyAuthenticator();
            settings.proxyAuthenticator((route, refused) ->
                    refused.request().method().equals("CONNECT") ? login.authenticate(route, refused) : null);
            // With a hostname verifier that it does not know, OkHttp does not use a connection for another host of the
            // same certificate, and so does not resend a request that is rejected with 421.
            HostnameVerifier known = settings.build().hostnameVerifier();
            settings.hostnameVerifier((host, session) -> known.verify(host, session));
            // Move a fixed proxy into the selector, so that it is not used for loopback addresses either.
            OkHttpClient asGiven = settings.build();
            settings.proxy(null).proxySelector(LoopbackDirect.before(asGiven.proxy(), asGiven.proxySelector()));
            return settings;
        }

        private void refuseInterceptors(OkHttpClient client) {
            if (keepInterceptors) {
                return;
            }
            Call probe = client.newCall(
                    new Request.Builder().url("https://localhost/").build());
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
}
