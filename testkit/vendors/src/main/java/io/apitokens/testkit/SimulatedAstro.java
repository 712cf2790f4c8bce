package io.apitokens.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A simulated Astro organization (version 1 of the API) with two workspaces of one deployment each. Serves the seven
 * operations of API tokens and the four of agent tokens. The list includes the administrator's own token.
 *
 * <p>Where the vendor's behaviour is unknown, the simulator behaves as follows: a list without {@code sorts} is ordered
 * by descending id; an update without description clears it; rotation keeps the expiry; an unknown entity or role is a
 * 400 with {@code fieldErrors}; {@code DIRECT_ACCESS} is for deployment tokens only; expired tokens stay listed; agent
 * tokens have no roles and are not in the organization's list.
 */
public final class SimulatedAstro extends SimulatedVendor {
    private final AstroAccount account;
    private final AstroToken caller;

    private SimulatedAstro(AstroAccount account, AstroToken caller, boolean http2) {
        super(account, caller.credential(), http2);
        this.account = account;
        this.caller = caller;
    }

    /**
     * Starts a simulator on the system time source.
     *
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedAstro start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a simulator.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedAstro start(InstantSource timeSource) {
        return start(timeSource, AstroEntities.DEFAULT_ORGANIZATION_ID);
    }

    /**
     * Starts a simulator of a certain organization, for tests with several organizations. The ids and secrets of its
     * tokens differ from those of other organizations; its workspaces and deployments have the same ids.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @param organizationId the organization's id: letters, digits, hyphens and underscores
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedAstro start(InstantSource timeSource, String organizationId) {
        if (!organizationId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("organizationId cannot be one");
        }
        return start(timeSource, organizationId, false);
    }

    /**
     * Starts a simulator that speaks only HTTP/2 without TLS. Clients must be configured for that protocol.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @return the running simulator, to be closed by the caller
     */
    public static SimulatedAstro startHttp2(InstantSource timeSource) {
        return start(timeSource, AstroEntities.DEFAULT_ORGANIZATION_ID, true);
    }

    private static SimulatedAstro start(InstantSource timeSource, String organizationId, boolean http2) {
        AstroAccount account = new AstroAccount(timeSource, organizationId);
        return new SimulatedAstro(account, account.seed(), http2);
    }

    @Override
    public String baseUrl() {
        return super.baseUrl() + "/v1";
    }

    /** {@return the organization's id; every other id is a 404} */
    public String organizationId() {
        return account.entities().organizationId();
    }

    /** {@return the id of the first workspace, always the same} */
    public String workspaceId() {
        return AstroEntities.WORKSPACE_ID;
    }

    /** {@return the id of the deployment in the first workspace, always the same} */
    public String deploymentId() {
        return AstroEntities.DEPLOYMENT_ID;
    }

    /** {@return the id of the second workspace, always the same} */
    public String otherWorkspaceId() {
        return AstroEntities.OTHER_WORKSPACE_ID;
    }

    /** {@return the id of the deployment in the second workspace, always the same} */
    public String otherDeploymentId() {
        return AstroEntities.OTHER_DEPLOYMENT_ID;
    }

    /**
     * Changes the organization role of {@link #credential()}; only {@code ORGANIZATION_OWNER} may manage tokens.
     *
     * @param name one of the five organization roles
     * @return this
     */
    public SimulatedAstro callerRole(String name) {
        synchronized (lock()) {
            if (!account.entities().knowsRole(AstroRole.ORGANIZATION, name)) {
                throw new IllegalArgumentException("no such organization role");
            }
            AstroRole role =
                    new AstroRole(AstroRole.ORGANIZATION, account.entities().organizationId(), name, null);
            caller.replaceRoles(List.of(role), caller.profile(), account.now());
        }
        return this;
    }

    /**
     * Adds a custom role for deployments and DAGs.
     *
     * @param name the role's name
     * @return this
     */
    public SimulatedAstro customRole(String name) {
        synchronized (lock()) {
            account.entities().addCustomRole(name);
        }
        return this;
    }

    /**
     * Limits pages of lists to fewer items than the {@code limit} of the request, as a server may.
     *
     * @param most items per page; 1000 unless set
     * @return this
     */
    public SimulatedAstro pageCap(int most) {
        synchronized (lock()) {
            account.pageCap(most);
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
    public SimulatedAstro rateLimit(int requests, Duration window) {
        synchronized (lock()) {
            account.rateLimit(requests, window);
        }
        return this;
    }
}
