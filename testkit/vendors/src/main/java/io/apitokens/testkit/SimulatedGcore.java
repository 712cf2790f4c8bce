package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.InstantSource;

/**
 * A simulated Gcore account with two users: the administrator behind {@link #credential()} and a colleague who is an
 * engineer. Each has one token from the start. Serves both versions of the token API, and {@code /iam/clients/me}.
 *
 * <p>Where the vendor's behaviour is unknown, the simulator decides: a past {@code exp_date} and a full quota are
 * refused with 400; a role needs both id and name; a token of somebody else gives 403 to those who are no
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
     * Starts a simulator on the system's clock.
     *
     * @return running, to be closed by the caller
     */
    public static SimulatedGcore start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a simulator.
     *
     * @param clock tells when tokens are made, used and expired
     * @return running, to be closed by the caller
     */
    public static SimulatedGcore start(InstantSource clock) {
        return start(clock, false);
    }

    /**
     * Starts a simulator that speaks HTTP/2 without TLS and nothing else, so that a client has to know.
     *
     * @param clock tells when tokens are made, used and expired
     * @return running, to be closed by the caller
     */
    public static SimulatedGcore startHttp2(InstantSource clock) {
        return start(clock, true);
    }

    private static SimulatedGcore start(InstantSource clock, boolean http2) {
        GcoreAccount account = new GcoreAccount(clock);
        GcoreToken caller = account.seed("sim administrator", GcoreAccount.ADMINISTRATOR, GcoreRole.ADMINISTRATORS);
        GcoreToken colleague = account.seed("sim colleague", GcoreAccount.COLLEAGUE, GcoreRole.ENGINEERS);
        return new SimulatedGcore(account, caller, colleague, http2);
    }

    /**
     * Returns the account's id. The next higher one is an account of somebody else and answers 403, all others 404.
     *
     * @return always the same
     */
    public long clientId() {
        return GcoreAccount.CLIENT_ID;
    }

    /**
     * Returns the id of the user behind {@link #credential()}.
     *
     * @return an issuer of tokens
     */
    public long userId() {
        return GcoreAccount.ADMINISTRATOR.id();
    }

    /**
     * Returns the id of the other user.
     *
     * @return an issuer of tokens
     */
    public long colleagueId() {
        return GcoreAccount.COLLEAGUE.id();
    }

    /**
     * Returns the secret of the colleague, who holds the role Engineers.
     *
     * @return contains {@code sim}
     */
    public Secret colleagueCredential() {
        return colleague.credential();
    }

    /**
     * Changes the role of {@link #credential()}, which decides what it may see, delete and mint.
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
     * Sets how many live tokens the account may hold, its two first ones included; 100 unless set.
     *
     * @param tokens the most there may be
     * @return this
     */
    public SimulatedGcore quota(int tokens) {
        synchronized (lock()) {
            account.quota(tokens);
        }
        return this;
    }

    /**
     * Decides what becomes of deleted and expired tokens. Off, as at the start: GET answers 404 and the list leaves them
     * out. On: GET answers 200 with {@code deleted: true}, and the list holds them unless its filter says otherwise.
     *
     * @param kept true to keep showing them
     * @return this
     */
    public SimulatedGcore softDelete(boolean kept) {
        synchronized (lock()) {
            account.softDelete(kept);
        }
        return this;
    }
}
