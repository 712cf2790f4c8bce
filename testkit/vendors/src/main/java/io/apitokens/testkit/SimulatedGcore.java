package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A simulated Gcore account with two users: the administrator behind {@link #credential()} and a colleague who is an
 * engineer. Each has one token from the start. Serves both versions of the token API, and {@code /iam/clients/me}.
 *
 * <p>Where the vendor's behaviour is unknown, the simulator behaves as follows: a past {@code exp_date} and a full
 * quota are rejected with 400; a role needs both id and name; another user's token is a 403 for callers that are not
 * administrators.
 */
public final class SimulatedGcore extends SimulatedVendor {
    private final GcoreAccount account;
    private final GcoreToken caller;
    private final GcoreToken colleague;

    private SimulatedGcore(GcoreAccount account, GcoreToken caller, GcoreToken colleague, boolean http2) {
        super(account, caller.credential(), http2);
        this.account = account;
        this.caller = caller;
        this.colleague = colleague;
    }

    /**
     * Starts a simulator on the system time source.
     *
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedGcore start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a simulator.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedGcore start(InstantSource timeSource) {
        return start(timeSource, GcoreAccount.DEFAULT_CLIENT_ID);
    }

    /**
     * Starts a simulator of a certain account, for tests with several accounts. The ids and secrets of its tokens differ
     * from those of other accounts.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @param clientId the account's id, positive
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedGcore start(InstantSource timeSource, long clientId) {
        if (clientId <= 0) {
            throw new IllegalArgumentException("clientId must be positive");
        }
        return start(timeSource, clientId, false);
    }

    /**
     * Starts a simulator that speaks only HTTP/2 without TLS. Clients must be configured for that protocol.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedGcore startHttp2(InstantSource timeSource) {
        return start(timeSource, GcoreAccount.DEFAULT_CLIENT_ID, true);
    }

    private static SimulatedGcore start(InstantSource timeSource, long clientId, boolean http2) {
        GcoreAccount account = new GcoreAccount(timeSource, clientId);
        GcoreToken caller = account.seed("sim administrator", GcoreAccount.ADMINISTRATOR, GcoreRole.ADMINISTRATORS);
        GcoreToken colleague = account.seed("sim colleague", GcoreAccount.COLLEAGUE, GcoreRole.ENGINEERS);
        return new SimulatedGcore(account, caller, colleague, http2);
    }

    /**
     * Returns the account's id. The next higher id is a foreign account, a 403; all others are a 404.
     *
     * @return the same for every simulator that was started without an id
     */
    public long clientId() {
        return account.clientId();
    }

    /** {@return the id of the user behind {@link #credential()}, an issuer of tokens} */
    public long userId() {
        return GcoreAccount.ADMINISTRATOR.id();
    }

    /** {@return the id of the other user, an issuer of tokens} */
    public long colleagueId() {
        return GcoreAccount.COLLEAGUE.id();
    }

    /** {@return the secret of the colleague, who has the role Engineers; contains {@code sim}} */
    public Secret colleagueCredential() {
        return colleague.credential();
    }

    /**
     * Changes the role of {@link #credential()}, which determines what it may see, delete and create.
     *
     * @param name the name of one of the five roles
     * @return this
     */
    public SimulatedGcore callerRole(String name) {
        GcoreRole role = GcoreRole.named(name);
        if (role == null) {
            throw new IllegalArgumentException("no such role");
        }
        synchronized (lock()) {
            caller.changeRole(role);
        }
        return this;
    }

    /**
     * Sets the maximum count of live tokens of the account, including its two initial ones; 100 unless set.
     *
     * @param tokens the maximum
     * @return this
     */
    public SimulatedGcore quota(int tokens) {
        synchronized (lock()) {
            account.quota(tokens);
        }
        return this;
    }

    /**
     * Sets whether deleted and expired tokens stay visible. Off (the default): GET is a 404 and the list omits them.
     * On: GET is a 200 with {@code deleted: true}, and the list includes them unless its filter excludes them.
     *
     * @param kept true to keep them visible
     * @return this
     */
    public SimulatedGcore softDelete(boolean kept) {
        synchronized (lock()) {
            account.softDelete(kept);
        }
        return this;
    }

    /**
     * Limits the rate of requests of all kinds together. Further ones get the vendor's 429 and have no effect.
     *
     * @param requests the requests of one window; unlimited unless set
     * @param window the length of the windows, in whole seconds
     * @return this
     */
    public SimulatedGcore rateLimit(int requests, Duration window) {
        synchronized (lock()) {
            account.rateLimit(requests, window);
        }
        return this;
    }
}
