package io.apitokens.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A simulated Okta org with four tokens. They are that of {@link #credential()}, one usable anywhere, one that excludes
 * a network zone, and one that belongs to an agent. Okta has no operation that creates tokens, so tests add more with
 * {@link #addToken(String)}.
 *
 * <p>Where the vendor's behaviour is unknown, the simulator behaves as follows: an update requires a name and never
 * renames; a body without {@code network} changes nothing; {@code include} and {@code exclude} may be combined; the
 * list is not paginated unless {@link #pageSize(int)} is set. Users, roles and zones can be read, but not changed.
 */
public final class SimulatedOkta extends SimulatedVendor {
    private final OktaAccount account;
    private final List<OktaToken> seeded;
    private final SimulatedServiceApps serviceApps;
    private final SimulatedOktaApps apps;

    private SimulatedOkta(OktaAccount account, List<OktaToken> seeded, boolean http2) {
        super(account, seeded.get(0).credential(), http2);
        this.account = account;
        this.seeded = seeded;
        this.serviceApps = new SimulatedServiceApps(account, account.authorization(), account.accessCheck());
        this.apps = new SimulatedOktaApps(account, baseUrl());
    }

    /**
     * Starts a simulator on the system time source.
     *
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedOkta start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a simulator.
     *
     * @param timeSource the time of creation, change, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedOkta start(InstantSource timeSource) {
        return start(timeSource, 0);
    }

    /**
     * Starts a simulator of a certain org, for tests with several orgs. A client's account is the org's host, which
     * here includes the port. The ids and secrets of its tokens differ from those of orgs with another number.
     *
     * @param timeSource the time of creation, change, use and expiry of tokens
     * @param orgNumber 0 to 999,999; 0 is that of a simulator started without a number
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedOkta start(InstantSource timeSource, int orgNumber) {
        if (orgNumber < 0 || orgNumber > 999_999) {
            throw new IllegalArgumentException("orgNumber must be 0 to 999,999");
        }
        return start(timeSource, orgNumber, false);
    }

    /**
     * Starts a simulator that speaks only HTTP/2 without TLS. Clients must be configured for that protocol.
     *
     * @param timeSource the time of creation, change, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedOkta startHttp2(InstantSource timeSource) {
        return start(timeSource, 0, true);
    }

    private static SimulatedOkta start(InstantSource timeSource, int orgNumber, boolean http2) {
        OktaAccount account = new OktaAccount(timeSource, orgNumber);
        OktaToken caller = account.issue("sim administrator", OktaAccount.USER, OktaAccount.CLIENT);
        OktaToken anywhere = account.issue("sim deploy", OktaAccount.USER, OktaAccount.CLIENT);
        OktaToken zoned = account.issue("sim office", "00usim00000000000002", OktaAccount.CLIENT);
        zoned.restrict(new OktaNetwork("ZONE", List.of(), List.of(OktaAccount.OTHER_ZONE)), account.now());
        OktaToken agent = account.issue("sim agent", "00usim00000000000003", "Okta AD Agent");
        return new SimulatedOkta(account, List.of(caller, anywhere, zoned, agent), http2);
    }

    /** {@return the id of the token behind {@link #credential()}, as in the list} */
    public String callerTokenId() {
        return seeded.get(0).id();
    }

    /** {@return the id of a token that is usable anywhere, as in the list} */
    public String openTokenId() {
        return seeded.get(1).id();
    }

    /** {@return the id of a token that excludes one network zone, as in the list} */
    public String zonedTokenId() {
        return seeded.get(2).id();
    }

    /**
     * Returns the id of a token that the vendor created for an agent: its {@code clientName} is not {@code Okta API}.
     *
     * @return as in the list
     */
    public String agentTokenId() {
        return seeded.get(3).id();
    }

    /** {@return the id of an active network zone, accepted in {@code include} and {@code exclude}} */
    public String zoneId() {
        return OktaAccount.OWN_ZONE;
    }

    /**
     * Adds an active network zone.
     *
     * @param id the zone's id
     * @return this
     */
    public SimulatedOkta addZone(String id) {
        synchronized (lock()) {
            account.directory().addZone(id, "zone " + id, "ACTIVE", "POLICY");
        }
        return this;
    }

    /**
     * Adds a network zone, or replaces the one with the same id.
     *
     * @param id the zone's id
     * @param name the zone's name
     * @param status {@code ACTIVE} or {@code INACTIVE}; an inactive zone is refused in conditions
     * @param usage {@code POLICY} or {@code BLOCKLIST}; a blocklist is refused in conditions
     * @return this
     */
    public SimulatedOkta addZone(String id, String name, String status, String usage) {
        synchronized (lock()) {
            account.directory().addZone(id, name, status, usage);
        }
        return this;
    }

    /**
     * Adds a user, or replaces the one with the same id. The tokens of a user are those that {@link #addToken(
     * SimulatedToken)} adds with its id as the issuer's.
     *
     * @param id the user's id
     * @param login the login, which is also the e-mail address
     * @param status the state, such as {@code ACTIVE} or {@code SUSPENDED}
     * @return this
     */
    public SimulatedOkta addUser(String id, String login, String status) {
        synchronized (lock()) {
            account.directory().addUser(id, login, status);
        }
        return this;
    }

    /**
     * Adds an administrator role of a user or a client. The first user, who owns {@link #credential()}, is a super
     * administrator from the start.
     *
     * @param principal the user's id, or a client ID
     * @param type the type, such as {@code READ_ONLY_ADMIN}
     * @param label the role's name
     * @return this
     */
    public SimulatedOkta addRole(String principal, String type, String label) {
        synchronized (lock()) {
            account.directory().addRole(principal, type, label);
        }
        return this;
    }

    /** {@return the id of the user who owns the token behind {@link #credential()}} */
    public String userId() {
        return OktaAccount.USER;
    }

    /**
     * Creates a token, as an administrator does in the vendor's console.
     *
     * @param name the token's name
     * @return its id
     */
    public String addToken(String name) {
        synchronized (lock()) {
            return account.issue(name, OktaAccount.USER, OktaAccount.CLIENT).id();
        }
    }

    /**
     * Splits the list into pages joined by {@code Link} headers.
     *
     * @param most tokens per page, at least 1
     * @return this
     */
    public SimulatedOkta pageSize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1");
        }
        synchronized (lock()) {
            account.pageSize(most);
        }
        return this;
    }

    /** {@return the service apps of the org, which authenticate by OAuth 2.0; none at first} */
    public SimulatedServiceApps serviceApps() {
        return serviceApps;
    }

    /**
     * Returns the apps and API service integrations of the org, with their client secrets and keys.
     *
     * @return none at first
     */
    public SimulatedOktaApps apps() {
        return apps;
    }

    /**
     * Enforces a rate limit. Without this call the headers show a limit that is not enforced.
     *
     * @param perMinute requests per minute of the simulator's timeSource; further ones are a 429
     * @return this
     */
    public SimulatedOkta rateLimit(int perMinute) {
        synchronized (lock()) {
            account.rateLimit(perMinute, Duration.ofMinutes(1));
        }
        return this;
    }
}
