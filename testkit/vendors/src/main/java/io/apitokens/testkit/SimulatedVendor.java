package io.apitokens.testkit;

import io.apitokens.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's account behind a real HTTP server on 127.0.0.1, with state and the vendor's rules. Every secret it creates
 * contains {@code sim}. Thread-safe; requests are processed one at a time. The server's threads keep the JVM running
 * until {@link #close()}.
 *
 * <p>A request with an unknown or missing credential is rejected with the vendor's error. It is counted in
 * {@link #rejectedRequests()} but not recorded: {@link #requests()} omits it, and listeners do not see it.
 */
public abstract class SimulatedVendor implements AutoCloseable {
    private final SimulatedAccount<?> account;
    private final Secret administrator;
    private final FaultQueue faults = new FaultQueue();
    private final ExchangeLog journal = new ExchangeLog();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Endpoint endpoint;
    private volatile boolean down;

    /**
     * Starts the server of an account.
     *
     * @param account the account, which already has the administrator's token
     * @param administrator the secret of that token
     * @param http2 true to speak only HTTP/2 without TLS, false to speak HTTP/1.1
     * @throws IllegalStateException if the jars on the class path cannot run a server; names them
     */
    protected SimulatedVendor(SimulatedAccount<?> account, Secret administrator, boolean http2) {
        this.account = account;
        this.administrator = administrator;
        ServerCheck.run();
        this.endpoint = new Endpoint(
                new Endpoint.Service() {
                    @Override
                    public Delivery serve(IncomingRequest request) {
                        return SimulatedVendor.this.serve(request);
                    }

                    @Override
                    public @Nullable SocketEffect upcoming() {
                        Fault fault = faults.upcoming();
                        return fault == null ? null : fault.inPlaceOfResponse();
                    }
                },
                http2);
    }

    /**
     * Returns the base URL for clients.
     *
     * @return {@code http://127.0.0.1:PORT}, with the vendor's fixed path if it has one, without a trailing slash
     */
    public String baseUrl() {
        return endpoint.origin();
    }

    /** {@return the secret of the account's administrator, valid from the start; contains {@code sim}} */
    public Secret credential() {
        return administrator;
    }

    /**
     * Returns the ids of the live tokens, neither deleted nor expired, including the administrator's own.
     *
     * @return a copy, sorted as strings
     */
    public Set<String> liveTokenIds() {
        synchronized (account) {
            return account.liveTokenIds();
        }
    }

    /**
     * Returns whether a secret would authenticate now. The check does not count as a use of the token.
     *
     * @param credential a secret, of this account or not
     * @return true if a request with it would be accepted
     */
    public boolean accepts(Secret credential) {
        Objects.requireNonNull(credential, "credential");
        synchronized (account) {
            return account.accepts(credential);
        }
    }

    /**
     * Returns the current secret of a token, which the vendor's API would not show again.
     *
     * @param id the token's id
     * @return contains {@code sim}
     */
    public Secret secretOf(String id) {
        synchronized (account) {
            StoredToken token = account.find(id);
            if (token == null) {
                throw new IllegalArgumentException("no such token");
            }
            return token.credential();
        }
    }

    /**
     * Returns the record of a token as the vendor holds it, whether or not a client reads all of it.
     *
     * @param id the id of a token, live or not, that was not removed
     * @return the JSON object that the vendor's API would return for it, without the secret
     */
    public String recordOf(String id) {
        synchronized (account) {
            return account.recordOf(id).toString();
        }
    }

    /**
     * Adds a token with certain properties, without a request.
     *
     * @param token the properties
     * @return the token's id; {@link #secretOf} returns its secret
     * @throws IllegalArgumentException if the vendor's records cannot show one of the properties
     */
    public String addToken(SimulatedToken token) {
        synchronized (account) {
            return account.seed(token).id();
        }
    }

    /**
     * Returns the requests that passed authentication, in processing order. Includes those affected by a fault, and all
     * that arrived while the vendor was {@link #down() down}.
     *
     * @return a copy
     */
    public List<SimulatedRequest> requests() {
        return journal.requests();
    }

    /** {@return the count of requests rejected because of their credential, since the start} */
    public int rejectedRequests() {
        return journal.rejected();
    }

    /**
     * Adds a fault after those already injected. Each exchange takes the first fault that matches.
     *
     * @param fault the fault, with the exchanges it affects
     */
    public void inject(Fault fault) {
        faults.add(Objects.requireNonNull(fault, "fault"));
    }

    /**
     * Adds a listener for every exchange that passes authentication. It is called on the server's thread before the
     * response is sent, concurrently if the client sends concurrent requests. It must not throw: an exception breaks
     * the connection.
     *
     * @param listener receives each exchange, including those affected by a fault
     */
    public void onExchange(Consumer<? super SimulatedExchange> listener) {
        journal.listen(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Makes the vendor unavailable until {@link #up()}. Every request gets the vendor's 503 and has no effect, whatever
     * its credential. {@link Fault#status(int)} affects one request only.
     */
    public void down() {
        down = true;
    }

    /** Makes the vendor available again after {@link #down()}. */
    public void up() {
        down = false;
    }

    /**
     * Makes the vendor unreachable until {@link #close()}: the server stops, and its port refuses connections. After
     * {@code close()} another server can get the port, and with it the requests of a client that still runs.
     *
     * @throws java.io.UncheckedIOException if another server took the port when this one had stopped
     */
    public void unreachable() {
        if (stopped.compareAndSet(false, true)) {
            endpoint.refuse();
        }
    }

    /** Stops the server and closes its connections. Recorded state stays readable; further calls have no effect. */
    @Override
    public void close() {
        stopped.set(true);
        endpoint.close();
    }

    /** Returns the lock of the account, for settings and look-ups of subclasses. */
    final Object lock() {
        return account;
    }

    private Delivery serve(IncomingRequest request) {
        return down ? unavailable(request) : available(request);
    }

    private Delivery unavailable(IncomingRequest request) {
        Delivery delivery;
        synchronized (account) {
            delivery = Delivery.whole(account.decorate(account.error(503)));
        }
        journal.publish(journal.record(request), request, delivery, true);
        return delivery;
    }

    private Delivery available(IncomingRequest request) {
        SimulatedRequest recorded;
        Delivery delivery;
        Fault fault;
        synchronized (account) {
            if (account.openRoutes().matches(request)) {
                return open(request);
            }
            StoredToken caller;
            try {
                caller = account.authenticate(new SimulatedCall(request, "", Map.of()));
            } catch (Refusal refusal) {
                journal.reject();
                return Delivery.whole(account.decorate(refusal.response()));
            }
            recorded = journal.record(request);
            fault = faults.take(request.method(), request.path());
            delivery = deliver(request, caller, fault);
        }
        journal.publish(recorded, request, delivery, fault != null);
        return delivery;
    }

    private Delivery open(IncomingRequest request) {
        Fault fault = faults.takeNamed(request.method(), request.path());
        if (fault != null && !fault.isAfterCommit()) {
            return fault.deliver(account.decorate(SimulatedResponse.empty(0)), account);
        }
        SimulatedResponse response = account.decorate(account.openRoutes().route(request, "", account::error));
        return fault == null ? Delivery.whole(response) : fault.deliver(response, account);
    }

    private Delivery deliver(IncomingRequest request, StoredToken caller, @Nullable Fault fault) {
        if (fault != null && !fault.isAfterCommit()) {
            return fault.deliver(account.decorate(SimulatedResponse.empty(0)), account);
        }
        SimulatedResponse response = account.decorate(perform(request, caller));
        return fault == null ? Delivery.whole(response) : fault.deliver(response, account);
    }

    private SimulatedResponse perform(IncomingRequest request, StoredToken caller) {
        try {
            account.admit();
            caller.used(account.now());
            return account.routes().route(request, caller.id(), account::error);
        } catch (Refusal refusal) {
            return refusal.response();
        }
    }
}
