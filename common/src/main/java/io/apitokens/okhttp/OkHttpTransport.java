package io.apitokens.okhttp;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.Attempt;
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
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp, each at most once.
 *
 * <p>OkHttp's own retries, redirects, authenticators, cookies and cache are off, and bodies can be written only once.
 * TLS 1.2 or newer. Safe for use by many threads.
 */
public final class OkHttpTransport implements HttpTransport {

    /** The maximum number of pooled connections that are tried for one request; each one rejected is closed. */
    private static final int MAX_CONNECTIONS = 1000;

    private final OkHttpClient client;
    private final boolean ownsClient;
    private final Conversion conversion = new Conversion();

    OkHttpTransport(OkHttpClient client, boolean ownsClient) {
        this.client = client;
        this.ownsClient = ownsClient;
    }

    /**
     * Creates a transport with the defaults.
     *
     * @return a transport with its own connections
     * @throws ConfigurationException if OkHttp, Okio and Kotlin on the class path do not work together; it names the jars
     */
    public static OkHttpTransport create() {
        return builder().build();
    }

    /**
     * Returns a builder with the defaults.
     *
     * @return a new builder
     * @throws ConfigurationException if OkHttp, Okio and Kotlin on the class path do not work together; it names the jars
     */
    public static Builder builder() {
        ClassPathCheck.run();
        return new Builder();
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        Cancelling cancelling = new Cancelling();
        attempt.onCancel(cancelling);
        Deadlines.Deadline deadline = Deadlines.SHARED.start(attempt.timeLeft(), cancelling);
        for (int tries = 1; ; tries++) {
            Exchange exchange = new Exchange(request.freshConnection(), deadline);
            Exchange outer = exchange.enter();
            try {
                Call call = client.newCall(conversion.request(request, exchange));
                cancelling.next(call);
                return Conversion.response(call.execute(), exchange);
            } catch (IOException | RuntimeException | LinkageError e) {
                if (!exchange.mayTryAnotherConnection() || tries == MAX_CONNECTIONS || deadline.isOver()) {
                    deadline.end();
                    throw failure(e, exchange);
                }
            } finally {
                Exchange.leave(outer);
            }
        }
    }

    private static IOException failure(Throwable failure, Exchange exchange) {
        if (failure instanceof NotSentException rejected) {
            return rejected;
        }
        if (failure instanceof LinkageError missing && !exchange.sent()) {
            return new NotSentException(ClassPathCheck.problem(), Failures.withoutForeignText(missing));
        }
        if (failure instanceof ProxyLoginException refusal && !exchange.sent()) {
            return NotSentException.proxyLogin(refusal.sent(), refusal);
        }
        IOException told = exchange.failure(failure);
        return exchange.sent() ? told : new NotSentException(told.getMessage() + "; nothing was sent", told);
    }

    /** Closes idle connections, unless they belong to a shared client. */
    @Override
    public void close() {
        if (ownsClient) {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
        Deadlines.SHARED.release();
    }

    /** Builds an {@link OkHttpTransport}. Not safe for use by many threads. */
    public static final class Builder {

        private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
        private static final Duration SILENCE = Duration.ofSeconds(30);
        private static final Duration PINGS = Duration.ofSeconds(15);

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
         * Limits the time between two bytes of a response, and before the first. Default: 30 seconds over HTTP/1.1;
         * over HTTP/2 only the timeout of the call, with a ping every 15 seconds; or as {@link #client}.
         *
         * @param length the timeout, positive
         * @return this builder
         */
        public Builder readTimeout(Duration length) {
            this.readTimeout = positive("readTimeout", length);
            return this;
        }

        /**
         * Limits the time between two bytes of a request. Default: only by the timeout of the call, or as
         * {@link #client}.
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
            if (shared != null && !keepInterceptors) {
                ClientSetup.refuseInterceptors(shared);
            }
            OkHttpClient.Builder settings = shared == null ? ownClient() : shared.newBuilder();
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
            Duration silence = shared == null && readTimeout == null ? SILENCE : Duration.ZERO;
            return new OkHttpTransport(ClientSetup.tame(settings, silence), shared == null);
        }

        /**
         * Returns the settings of a client of our own. Its reads and writes have no timeout in OkHttp: one that is
         * shorter than the call's wakes a thread for each request. Pings notice an HTTP/2 connection that is dead.
         */
        private static OkHttpClient.Builder ownClient() {
            return new OkHttpClient.Builder()
                    .connectTimeout(TEN_SECONDS)
                    .readTimeout(Duration.ZERO)
                    .writeTimeout(Duration.ZERO)
                    .pingInterval(PINGS);
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
    }
}
