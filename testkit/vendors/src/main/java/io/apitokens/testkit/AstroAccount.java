package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Issuer;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of an Astro organization and its rules of authentication. */
final class AstroAccount extends SimulatedAccount<AstroToken> {
    private static final JsonTree OWNER = JsonTree.object()
            .set("id", "clsimuser0000000000000001")
            .set("subjectType", "USER")
            .set("username", "ada@sim.example")
            .set("fullName", "Ada Simulated");

    private final AstroEntities entities;
    private final AstroRoleRules rules;
    private final AstroRequests requests;
    private int pageCap = 1000;

    AstroAccount(InstantSource timeSource, String organizationId) {
        // Ids of tokens, and therefore secrets, are unique among the vendor's organizations.
        super(
                timeSource,
                organizationId.equals(AstroEntities.DEFAULT_ORGANIZATION_ID)
                        ? 1
                        : (organizationId.hashCode() & 0xffff_ffffL) * 1_000_000L + 1);
        this.entities = new AstroEntities(organizationId);
        this.rules = new AstroRoleRules(entities);
        this.requests = new AstroRequests(rules);
        new AstroOperations(this).addTo(routes());
        new AstroAgentOperations(this).addTo(routes());
    }

    AstroEntities entities() {
        return entities;
    }

    AstroRoleRules rules() {
        return rules;
    }

    AstroRequests requests() {
        return requests;
    }

    void pageCap(int most) {
        pageCap = most;
    }

    int pageCap() {
        return pageCap;
    }

    AstroToken issue(AstroToken.Spec spec, JsonTree creator) {
        return add(new AstroToken(nextNumber(), spec, creator, now()));
    }

    /** Creates the administrator's token, with a user as its creator. */
    AstroToken seed() {
        return issue(organizationToken("sim administrator", "ORGANIZATION_OWNER"), OWNER);
    }

    @Override
    protected AstroToken seed(SimulatedToken seed) {
        AstroToken.Spec spec = organizationToken(seed.name(), "ORGANIZATION_MEMBER");
        JsonTree issuer = seed.issuer() == null ? OWNER : profile(seed.issuer());
        AstroToken token = new AstroToken(nextNumber(), spec, issuer, seed.created(now()));
        token.seed(seed, "Astro");
        return add(token);
    }

    private AstroToken.Spec organizationToken(String name, String role) {
        String id = entities.organizationId();
        return new AstroToken.Spec(
                name,
                "made by the simulator",
                AstroRole.ORGANIZATION,
                id,
                "STANDARD",
                null,
                List.of(new AstroRole(AstroRole.ORGANIZATION, id, role, null)),
                null);
    }

    /** Returns an issuer as the author of a token; null if the issuer is unknown. */
    private static @Nullable JsonTree profile(Issuer issuer) {
        String id = issuer.id().orElse(null);
        if (issuer.kind() == Issuer.Kind.UNKNOWN && id == null) {
            return null;
        }
        boolean user = issuer.kind() == Issuer.Kind.USER;
        if (id == null || issuer.gone().isPresent() || (!user && issuer.email().isPresent())) {
            throw SimulatedToken.notShown("Astro", issuer);
        }
        boolean token = issuer.kind() == Issuer.Kind.TOKEN;
        return JsonTree.object()
                .set("id", id)
                .setIfPresent("subjectType", user ? "USER" : token ? "SERVICEKEY" : null)
                .setIfPresent("username", issuer.email().orElse(null))
                .setIfPresent(token ? "apiTokenName" : "fullName", issuer.name().orElse(null));
    }

    /** Returns the calling token after checking the organization in the path. */
    AstroToken enter(SimulatedCall call) {
        if (!call.pathValue("organizationId").equals(entities.organizationId())) {
            throw new Refusal(error(404));
        }
        return caller(call);
    }

    /** Finds a token of the organization ({@code deployment} null) or an agent token of a deployment. */
    AstroToken require(String id, @Nullable String deployment) {
        AstroToken token = find(id);
        if (token == null || !String.valueOf(token.deployment()).equals(String.valueOf(deployment))) {
            throw new Refusal(error(404));
        }
        return token;
    }

    /** Rejects a caller that may not manage the tokens of an entity. */
    void checkRights(AstroToken caller, String scope, String entityId) {
        if (!rules.mayManage(caller, scope, entityId)) {
            throw new Refusal(error(403));
        }
    }

    JsonObject body(SimulatedCall call) {
        JsonObject body = call.body();
        if (body == null) {
            throw new Refusal(error(400));
        }
        return body;
    }

    @Override
    protected JsonObject record(AstroToken token) {
        return token.json().build();
    }

    @Override
    protected SimulatedResponse error(int status) {
        return AstroErrors.of(
                status,
                switch (status) {
                    case 400 -> "Invalid request";
                    case 401 -> "Missing, invalid or expired token";
                    case 403 -> "Not authorized";
                    case 404 -> "Not found";
                    case 405 -> "Method not allowed";
                    case 429 -> "Too many requests";
                    default -> "Simulated failure";
                });
    }

    @Override
    protected Set<String> openEnums() {
        return Set.of("scope", "kind", "entityType", "role", "subjectType");
    }
}
