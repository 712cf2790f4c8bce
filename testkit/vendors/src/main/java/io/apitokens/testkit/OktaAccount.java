package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Issuer;
import io.apitokens.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The state of an Okta org: its tokens, network zones, rate limit and rules of authentication. */
final class OktaAccount extends SimulatedAccount<OktaToken> {
    static final String OWN_ZONE = "nzosim00000000000001";
    static final String OTHER_ZONE = "nzosim00000000000002";
    static final String USER = "00usim00000000000001";
    static final String CLIENT = "Okta API";

    private static final String SCHEME = "SSWS";

    private final OktaRate rate = new OktaRate(rate());
    private final OktaAuthorizationServer authorization = new OktaAuthorizationServer(this);
    private final OktaAccessCheck accessCheck = new OktaAccessCheck(this, authorization);
    private final OktaClients clients = new OktaClients(this);
    private final OktaDirectory directory = new OktaDirectory(this);
    private int pageSize;

    OktaAccount(InstantSource timeSource, int orgNumber) {
        // Ids of tokens, and secrets, are unique among the vendor's orgs.
        super(timeSource, orgNumber * 1_000_000L + 1);
        new OktaOperations(this).addTo(routes());
        openRoutes().on("POST", OktaAuthorizationServer.PATH, authorization::token);
        new OktaClientOperations(this, clients).addTo(routes());
        openRoutes().on("POST", OktaTokenEndpoint.PATH, new OktaTokenEndpoint(this, clients)::token);
        directory.addTo(routes());
    }

    OktaToken issue(String name, String userId, String clientName) {
        return add(new OktaToken(nextNumber(), name, userId, clientName, now()));
    }

    @Override
    protected OktaToken seed(SimulatedToken seed) {
        Issuer issuer = seed.issuer() == null ? Issuer.of(Issuer.Kind.USER, USER, null, null, null) : seed.issuer();
        boolean more = issuer.email().isPresent()
                || issuer.name().isPresent()
                || issuer.gone().isPresent();
        boolean user = issuer.kind() == Issuer.Kind.USER && issuer.id().isPresent();
        boolean unknown = issuer.kind() == Issuer.Kind.UNKNOWN && issuer.id().isEmpty();
        if (more || !(user || unknown)) {
            throw SimulatedToken.notShown("Okta", issuer);
        }
        OktaToken token =
                new OktaToken(nextNumber(), seed.name(), issuer.id().orElse(null), CLIENT, seed.created(now()));
        token.seed(seed);
        return add(token);
    }

    OktaAuthorizationServer authorization() {
        return authorization;
    }

    OktaAccessCheck accessCheck() {
        return accessCheck;
    }

    OktaClients clients() {
        return clients;
    }

    /** Creates the caller that stands for a service app. It is no token of the org. */
    OktaToken principal(String clientId) {
        return new OktaToken(nextNumber(), clientId, null, CLIENT, now());
    }

    /** Returns a value for a client secret, as the vendor makes it. */
    Secret nextSecret() {
        return Secret.of(String.format("sim-client-secret-%046x", nextNumber() * 2_654_435_761L));
    }

    /** Returns the users, roles and zones. */
    OktaDirectory directory() {
        return directory;
    }

    /** Returns the zones that a token may be restricted to. */
    Set<String> zones() {
        return directory.usableZones();
    }

    void pageSize(int most) {
        pageSize = most;
    }

    /** Returns the page size; 0 if the list is not paginated. */
    int pageSize() {
        return pageSize;
    }

    /** Returns a live token. Expired and revoked tokens are not found. */
    OktaToken live(String id) {
        OktaToken token = find(id);
        if (token == null || !token.alive(now())) {
            throw OktaErrors.unknown(id);
        }
        return token;
    }

    @Override
    protected OktaToken authenticate(SimulatedCall call) {
        for (String scheme : List.of("Bearer", "DPoP")) {
            Secret accessToken = presented(call, scheme);
            if (accessToken != null) {
                return accessCheck.caller(call, scheme, accessToken.expose());
            }
        }
        Secret presented = presented(call, SCHEME);
        if (presented == null) {
            throw new Refusal(OktaErrors.of(403, "E0000005", "Invalid session"));
        }
        OktaToken token = owner(presented);
        if (token == null || !token.alive(now())) {
            throw new Refusal(error(401));
        }
        return token;
    }

    @Override
    protected JsonObject record(OktaToken token) {
        return token.json("http://127.0.0.1").build();
    }

    /** {@inheritDoc} At Okta the headers state when the window ends. */
    @Override
    protected SimulatedResponse tooManyRequests(Duration wait) {
        return error(429);
    }

    @Override
    protected SimulatedResponse error(int status) {
        return OktaErrors.of(status);
    }

    @Override
    protected SimulatedResponse decorate(SimulatedResponse response) {
        return rate.decorate(response, now());
    }

    @Override
    protected Set<String> openEnums() {
        return Set.of("connection", "status", "type", "usage", "assignmentType");
    }
}
