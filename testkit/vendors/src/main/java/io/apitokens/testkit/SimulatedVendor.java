package io.apitokens.testkit;

import io.apitokens.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's account behind a real HTTP server on 127.0.0.1, holding state and keeping the vendor's rules. Every secret
 * it makes contains {@code sim}. Safe for use by several threads; requests are carried out one at a time. Its server has
 * threads that keep the program alive until {@link #close()}.
 *
 * <p>A request with a foreign or missing credential is refused as the vendor refuses it. It is counted and nothing of it
 * is kept: not in {@link #requests()}, and no listener sees it.
 */
public abstract sealed class SimulatedVendor implements AutoCloseable
        permits SimulatedGcore, SimulatedAstro, SimulatedOkta {
    private final Account<?> account;
    private final Secret administrator;
    private final FaultQueue faults = new FaultQueue();
    private final Journal journal = new Journal();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Endpoint endpoint;

    SimulatedVendor(Account<?> account, Secret administrator, boolean http2) {
        this.account = account;
        this.administrator = administrator;
        this.endpoint = new Endpoint(
                new Endpoint.Service() {
                    @Override
                    public Delivery serve(Inbound request) {
                        return SimulatedVendor.this.serve(request);
                    }

                    @Override
                    public @Nullable SocketEffect upcoming() {
                        Fault fault = faults.upcoming();
                        return fault == null ? null : fault.inPlaceOfAnswer();
                    }
                },
                http2);
    }

    /**
     * Returns the address to configure a client with.
     *
     * @return {@code http://127.0.0.1:PORT}, with the vendor's fixed path where it has one, without a slash at the end
     */
    public String baseUrl() {
        return endpoint.origin();
    }

    /**
     * Returns the secret of the account's administrator, made before the first request.
     *
     * @return contains {@code sim}
     */
    public Secret credential() {
        return administrator;
    }

    /**
     * Returns the ids of the tokens that work now: neither deleted nor expired, the administrator's own included.
     *
     * @return a copy, in the order of the text
     */
    public Set<String> liveTokenIds() {
        synchronized (account) {
            return account.liveTokenIds();
        }
    }

    /**
     * Tells whether a secret would authenticate now. Asking does not count as use.
     *
     * @param credential a secret, of this account or not
     * @return true if a request with it would be let in
     */
    public boolean accepts(Secret credential) {
        Objects.requireNonNull(credential, "credential");
        synchronized (account) {
            return account.accepts(credential);
        }
    }

    /**
     * Returns the present secret of a token, which the vendor itself would not show again.
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
     * Returns the requests that passed authentication, in the order they were carried out, those lost to a fault
     * included.
     *
     * @return a copy
     */
    public List<SimulatedRequest> requests() {
        return journal.requests();
    }

    /**
     * Returns how many requests were refused for their credential.
     *
     * @return since the start
     */
    public int rejectedRequests() {
        return journal.rejected();
    }

    /**
     * Adds a fault behind those that wait already; each exchange takes the first that matches.
     *
     * @param fault what goes wrong, and with which exchanges
     */
    public void inject(Fault fault) {
        faults.add(Objects.requireNonNull(fault, "fault"));
    }

    /**
     * Adds a listener for every exchange that passes authentication. It is called on the server's thread before the
     * answer leaves, several at a time if the client sends so, and must not throw: an exception there breaks the
     * connection.
     *
     * @param listener sees each exchange, the faulted ones too
     */
    public void onExchange(Consumer<? super SimulatedExchange> listener) {
        journal.listen(Objects.requireNonNull(listener, "listener"));
    }

    /** Stops the server and cuts its connections. What was seen can still be asked for; closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            endpoint.close();
        }
    }

    /** Takes the lock of the account, for settings and look-ups of one vendor. */
    final Object lock() {
        return account;
    }

    private Delivery serve(Inbound request) {
        SimulatedRequest recorded;
        Delivery delivery;
        Fault fault;
        synchronized (account) {
            StoredToken caller;
            try {
                caller = account.authenticate(request);
            } catch (Refusal refusal) {
                journal.reject();
                return Delivery.whole(account.decorate(refusal.answer()));
            }
            recorded = journal.record(request);
            fault = faults.take(request.method(), request.path());
            delivery = deliver(request, caller, fault);
        }
        journal.publish(recorded, request, delivery, fault != null);
        return delivery;
    }

    private Delivery deliver(Inbound request, StoredToken caller, @Nullable Fault fault) {
        if (fault != null && !fault.isAfterCommit()) {
            return fault.deliver(account.decorate(Answer.empty(0)), account);
        }
        Answer answer = account.decorate(perform(request, caller));
        return fault == null ? Delivery.whole(answer) : fault.deliver(answer, account);
    }

    private Answer perform(Inbound request, StoredToken caller) {
        try {
            account.admit();
            caller.used(account.now());
            return account.routes().route(request, caller.id(), account::error);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
