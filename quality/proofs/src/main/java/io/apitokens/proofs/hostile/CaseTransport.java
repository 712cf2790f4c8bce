package io.apitokens.proofs.hostile;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The transports of a case: with connections of their own, or on an OkHttpClient that the user shares. */
final class CaseTransport implements AutoCloseable {

    /** What all users' clients have in common; each case derives one with its own connections. */
    private static final OkHttpClient USER = new OkHttpClient.Builder()
            .sslSocketFactory(Certificates.sockets(), Certificates.trust())
            .build();

    private final HttpTransport first;
    private final HttpTransport second;
    private final ConnectionPool pool;

    private CaseTransport(HttpTransport first, HttpTransport second, ConnectionPool pool) {
        this.first = first;
        this.second = second;
        this.pool = pool;
    }

    /**
     * Creates the transports of a case.
     *
     * @param timeout the time that a silent peer costs
     */
    static CaseTransport create(boolean shared, Duration timeout) {
        ConnectionPool pool = new ConnectionPool();
        if (shared) {
            OkHttpClient user = USER.newBuilder()
                    .connectionPool(pool)
                    .readTimeout(timeout)
                    .writeTimeout(timeout)
                    .build();
            return new CaseTransport(
                    OkHttpTransport.builder().client(user).build(),
                    OkHttpTransport.builder().client(user).build(),
                    pool);
        }
        HttpTransport own = OkHttpTransport.builder()
                .trust(Certificates.root().certificate())
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
        return new CaseTransport(own, own, pool);
    }

    HttpTransport first() {
        return first;
    }

    /** Returns the transport of another client. */
    HttpTransport second() {
        return second;
    }

    @Override
    public void close() {
        first.close();
        second.close();
        pool.evictAll();
    }
}
