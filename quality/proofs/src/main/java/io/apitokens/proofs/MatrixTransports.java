package io.apitokens.proofs;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.MatrixFault.Setting;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The transports of one cell: one for the client under test, and one for the client that prepares its tokens. */
final class MatrixTransports implements AutoCloseable {

    /**
     * The read timeout of slow faults, which never send a response. A request must arrive within it on a busy machine.
     */
    private static final Duration READ_TIMEOUT = Duration.ofMillis(1500);

    private static final OkHttpClient HTTP1 = new OkHttpClient();
    // The simulators serve HTTP/2 without TLS, so the client must know the protocol in advance.
    private static final OkHttpClient HTTP2 =
            HTTP1.newBuilder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

    private final ConnectionPool preparingPool = new ConnectionPool();
    private final ConnectionPool watchedPool = new ConnectionPool();
    private final OkHttpClient settings;
    private final boolean slow;
    private final AtomicBoolean struck = new AtomicBoolean();

    MatrixTransports(Setting setting) {
        this.settings = setting == Setting.HTTP2 ? HTTP2 : HTTP1;
        this.slow = setting == Setting.SLOW;
    }

    /** Records when the fault has occurred. */
    void watch(SimulatedVendor simulator) {
        simulator.onExchange(exchange -> struck.compareAndSet(false, exchange.faulted()));
    }

    HttpTransport preparing() {
        return transport(preparingPool).build();
    }

    /** Returns the transport of the client under test, which has no connection yet. */
    HttpTransport watched() {
        HttpTransport longTimeout = transport(watchedPool).build();
        HttpTransport shortTimeout =
                transport(watchedPool).readTimeout(READ_TIMEOUT).build();
        return slow ? new SlowVendorTransport(shortTimeout, longTimeout, struck::get) : longTimeout;
    }

    /** Returns a client with OkHttp's defaults, its own connections, and the same read timeout. */
    OkHttpClient plain() {
        OkHttpClient.Builder plain = settings.newBuilder().connectionPool(watchedPool);
        return slow ? plain.readTimeout(READ_TIMEOUT).build() : plain.build();
    }

    private OkHttpTransport.Builder transport(ConnectionPool pool) {
        return OkHttpTransport.builder()
                .client(settings.newBuilder().connectionPool(pool).build());
    }

    @Override
    public void close() {
        preparingPool.evictAll();
        watchedPool.evictAll();
    }
}
