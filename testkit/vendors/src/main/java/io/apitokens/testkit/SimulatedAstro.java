package io.apitokens.testkit;

import java.time.InstantSource;
import java.util.List;

/**
 * A simulated Astro organization (version 1 of the API) with two workspaces of one deployment each. Serves the seven
 * operations of API tokens and the four of agent tokens. The administrator's own token is one of those listed.
 *
 * <p>Where the vendor's behaviour is unknown, the simulator decides: a list without {@code sorts} comes by descending
 * id; an update without description clears it; rotation does not move the end; an unknown entity or role is a 400 with
 * {@code fieldErrors}; {@code DIRECT_ACCESS} is for deployment tokens only; expired tokens stay listed; agent tokens
 * hold no roles and are no part of the organization's list.
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
     * Starts a simulator on the system's clock.
     *
     * @return running, to be closed by the caller
     */
    public static SimulatedAstro start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a simulator.
     *
     * @param clock tells when tokens are made, used and expired
     * @return running, to be closed by the caller
     */
    public static SimulatedAstro start(InstantSource clock) {
        return start(clock, false);
    }

    /**
     * Starts a simulator that speaks HTTP/2 without TLS and nothing else, so that a client has to know.
     *
     * @param clock tells when tokens are made, used and expired
     * @return running, to be closed by the caller
     */
    public static SimulatedAstro startHttp2(InstantSource clock) {
        return start(clock, true);
    }

    private static SimulatedAstro start(InstantSource clock, boolean http2) {
        AstroAccount account = new AstroAccount(clock);
        return new SimulatedAstro(account, account.seed(), http2);
    }

    @Override
    public String baseUrl() {
        return super.baseUrl() + "/v1";
    }

    /**
     * Returns the organization's id; every other answers 404.
     *
     * @return always the same
     */
    public String organizationId() {
        return AstroEntities.ORGANIZATION_ID;
    }

    /**
     * Returns the id of the first workspace.
     *
     * @return always the same
     */
    public String workspaceId() {
        return AstroEntities.WORKSPACE_ID;
    }

    /**
     * Returns the id of the deployment in the first workspace.
     *
     * @return always the same
     */
    public String deploymentId() {
        return AstroEntities.DEPLOYMENT_ID;
    }

    /**
     * Returns the id of the second workspace.
     *
     * @return always the same
     */
    public String otherWorkspaceId() {
        return AstroEntities.OTHER_WORKSPACE_ID;
    }

    /**
     * Returns the id of the deployment in the second workspace.
     *
     * @return always the same
     */
    public String otherDeploymentId() {
        return AstroEntities.OTHER_DEPLOYMENT_ID;
    }

    /**
     * Changes the organization role of {@link #credential()}; only {@code ORGANIZATION_OWNER} manages tokens.
     *
     * @param name one of the five organization roles
     * @return this
     */
    public SimulatedAstro callerRole(String name) {
        synchronized (lock()) {
            if (!account.entities().knowsRole(AstroRole.ORGANIZATION, name)) {
                throw new IllegalArgumentException("no such organization role");
            }
            AstroRole role = new AstroRole(AstroRole.ORGANIZATION, AstroEntities.ORGANIZATION_ID, name, null);
            caller.replaceRoles(List.of(role), caller.profile(), account.now());
        }
        return this;
    }

    /**
     * Makes a custom role known, for deployments and DAGs.
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
     * Bounds the pages of lists below the {@code limit} that a client asks for, as a server may.
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
}
