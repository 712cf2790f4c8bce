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

/** The connections of one cell: those of the client that is watched, and those that prepare its stage. */
final class MatrixTransports implements AutoCloseable {

    /** Long enough for a request to arrive on a busy machine; the faults that exhaust it never answer. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final OkHttpClient HTTP1 = new OkHttpClient();
    // The simulators speak HTTP/2 without TLS, which a client has to know beforehand.
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

    /** Notices when the fault has struck. */
    void watch(SimulatedVendor simulator) {
        simulator.onExchange(exchange -> struck.compareAndSet(false, exchange.faulted()));
    }

    HttpTransport preparing() {
        return transport(preparingPool).build();
    }

    /** Has no connection yet. */
    HttpTransport watched() {
        HttpTransport patient = transport(watchedPool).build();
        HttpTransport impatient = transport(watchedPool).readTimeout(PATIENCE).build();
        return slow ? new SlowVendorTransport(impatient, patient, struck::get) : patient;
    }

    /** A default client on connections of its own, but for the same patience. */
    OkHttpClient plain() {
        OkHttpClient.Builder plain = settings.newBuilder().connectionPool(watchedPool);
        return slow ? plain.readTimeout(PATIENCE).build() : plain.build();
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
