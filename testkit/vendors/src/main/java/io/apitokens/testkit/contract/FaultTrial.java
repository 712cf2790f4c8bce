package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultObservation;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MatrixFault.Setting;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** One operation with one fault, on a vendor and a client of its own. */
final class FaultTrial {

    /** An operation of a client, and the group of lines of the table that it belongs to. */
    enum Operation {
        GET("tokens.get", "read"),
        LIST("tokens.list", "read"),
        DELETE("tokens.delete", "delete"),
        CREATE("tokens.create", "create"),
        ROTATE("tokens.rotate", "rotate");

        private final String title;
        private final String group;

        Operation(String title, String group) {
            this.title = title;
            this.group = group;
        }

        String title() {
            return title;
        }

        String group() {
            return group;
        }
    }

    /** The read timeout of slow faults, which never send a response. A request must arrive within it on a busy machine. */
    private static final Duration READ_TIMEOUT = Duration.ofMillis(800);

    private final FaultCell cell;
    private final Operation operation;
    private final AtomicBoolean struck = new AtomicBoolean();
    private final ConnectionPool connections = new ConnectionPool();

    FaultTrial(FaultCell cell, Operation operation) {
        this.cell = cell;
        this.operation = operation;
    }

    void run(BiFunction<ManualTimeSource, Boolean, SimulatedFixture> fixtures) throws IOException {
        boolean http2 = cell.fault().setting() == Setting.HTTP2;
        try (MockWebServer elsewhere = new MockWebServer();
                Stage stage = new Stage(timeSource -> fixtures.apply(timeSource, http2))) {
            elsewhere.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            observe(stage, elsewhere.url("/elsewhere").toString());
            assertEquals(0, elsewhere.getRequestCount(), "the client followed a redirect");
        } finally {
            connections.evictAll();
        }
    }

    private void observe(Stage stage, String elsewhere) {
        SimulatedVendor simulator = ((SimulatedFixture) stage.vendor()).simulator();
        simulator.onExchange(exchange -> struck.compareAndSet(false, exchange.faulted()));
        ApiTokens tokens = stage.client(builder -> builder.transport(transport()));
        Supplier<@Nullable IssuedToken> call = call(stage, tokens, simulator);
        // A fault of HTTP/2 affects the next request, which must not be one for an access token.
        boolean authenticates =
                stage.vendor().renewsCredentials() && cell.fault().setting() == Setting.HTTP2;
        if (authenticates || cell.fault().setting() == Setting.KEPT_ALIVE) {
            tokens.list().toList();
        }
        if (cell.fault().setting() == Setting.NO_SERVER) {
            simulator.unreachable();
        } else {
            simulator.inject(cell.fault().fault(stage.timeSource().instant(), simulator.credential(), elsewhere));
        }
        int requests = stage.vendor().requests();
        int live = simulator.liveTokenIds().size();
        IssuedToken result = null;
        RuntimeException failure = null;
        try {
            result = call.get();
        } catch (RuntimeException e) {
            failure = e;
        }
        simulator.liveTokenIds().forEach(id -> stage.hidden(simulator.secretOf(id)));
        check(
                stage,
                result,
                failure,
                stage.vendor().requests() - requests,
                simulator.liveTokenIds().size() - live);
    }

    private void check(
            Stage stage, @Nullable IssuedToken result, @Nullable RuntimeException failure, int requests, int live) {
        Secret held = failure == null ? secretOf(result) : takenFrom(failure).orElse(null);
        FaultObservation seen = failure == null
                ? FaultObservation.ok(requests, live, stage.waited())
                : FaultObservation.failed(requests, live, stage.waited(), failure, held != null);
        assertEquals(List.of(), cell.differences(seen), () -> cell + ", because: " + cell.why());
        assertTrue(held == null || stage.vendor().accepts(held), "the secret in the caller's hands does not work");
        stage.assertShowsNoSecret(failure == null ? String.valueOf(result) : failure);
    }

    private static @Nullable Secret secretOf(@Nullable IssuedToken issued) {
        return issued == null ? null : issued.secret();
    }

    private static Optional<Secret> takenFrom(RuntimeException failure) {
        if (failure instanceof UnreadableResponseException unreadable) {
            return unreadable.takeSecret();
        }
        if (failure instanceof LostCreateException lost) {
            return lost.takeSecret();
        }
        return failure instanceof PartialCreateException partial ? partial.takeSecret() : Optional.empty();
    }

    /** Prepares the token that the operation needs, without a request, and returns its call. */
    private Supplier<@Nullable IssuedToken> call(Stage stage, ApiTokens tokens, SimulatedVendor simulator) {
        if (operation == Operation.CREATE) {
            TokenSpec spec = stage.spec("matrix").build();
            return () -> tokens.require(CanCreate.class).create(spec);
        }
        TokenId id = stage.id(simulator.addToken(SimulatedToken.of("matrix")));
        return switch (operation) {
            case ROTATE -> () -> tokens.require(CanRotate.class).rotate(id);
            case DELETE -> () -> nothing(() -> tokens.delete(id));
            case LIST -> () -> nothing(() -> tokens.list().toList());
            default -> () -> nothing(() -> tokens.get(id));
        };
    }

    private static @Nullable IssuedToken nothing(Runnable call) {
        call.run();
        return null;
    }

    /** Returns a transport with connections of its own. A short timeout holds only until the slow fault has occurred. */
    private HttpTransport transport() {
        List<Protocol> protocols = cell.fault().setting() == Setting.HTTP2
                ? List.of(Protocol.H2_PRIOR_KNOWLEDGE)
                : List.of(Protocol.HTTP_1_1);
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(protocols)
                .connectionPool(connections)
                .build();
        HttpTransport patient = OkHttpTransport.builder().client(client).build();
        if (cell.fault().setting() != Setting.SLOW) {
            return patient;
        }
        HttpTransport hasty = OkHttpTransport.builder()
                .client(client)
                .readTimeout(READ_TIMEOUT)
                .build();
        return (request, attempt) -> (struck.get() ? patient : hasty).send(request, attempt);
    }
}
