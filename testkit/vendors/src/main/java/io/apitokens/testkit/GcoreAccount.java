package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a Gcore account: its two users, its tokens and its rules of authentication. */
final class GcoreAccount extends SimulatedAccount<GcoreToken> {
    static final long DEFAULT_CLIENT_ID = 9262944;
    static final GcoreUser ADMINISTRATOR = new GcoreUser(1001, "Ada Simulated", "ada@sim.example");
    static final GcoreUser COLLEAGUE = new GcoreUser(1002, "Bob Simulated", "bob@sim.example");

    private static final String SCHEME = "APIKey";

    private final long clientId;
    private boolean softDelete;

    GcoreAccount(InstantSource timeSource, long clientId) {
        // Ids of tokens, and therefore secrets, are unique among the vendor's accounts.
        super(timeSource, 768660 + Math.floorMod(clientId - DEFAULT_CLIENT_ID, 1_000_000_000L) * 1_000_000L);
        this.clientId = clientId;
        quota(100);
        new GcoreOperations(this).addTo(routes());
    }

    long clientId() {
        return clientId;
    }

    GcoreToken issue(GcoreToken.Spec spec, @Nullable GcoreUser issuer, boolean legacy) {
        return add(new GcoreToken(nextNumber(), spec, issuer, legacy, now()));
    }

    GcoreToken seed(String name, GcoreUser issuer, GcoreRole role) {
        return issue(new GcoreToken.Spec(name, "made by the simulator", null, role), issuer, false);
    }

    @Override
    protected GcoreToken seed(SimulatedToken seed) {
        GcoreUser issuer = seed.issuer() == null ? ADMINISTRATOR : GcoreUser.of(seed.issuer());
        GcoreToken.Spec spec = new GcoreToken.Spec(seed.name(), null, null, GcoreRole.USERS);
        GcoreToken token = new GcoreToken(nextNumber(), spec, issuer, false, seed.created(now()));
        token.seed(seed, "Gcore");
        return add(token);
    }

    void softDelete(boolean kept) {
        softDelete = kept;
    }

    boolean softDelete() {
        return softDelete;
    }

    /** Returns a token that the API still shows; a deleted or expired one only while soft deletion is on. */
    @Nullable
    GcoreToken shown(String id) {
        GcoreToken token = find(id);
        return token != null && (softDelete || token.alive(now())) ? token : null;
    }

    @Override
    protected GcoreToken authenticate(SimulatedCall call) {
        String header = call.header("Authorization");
        if (header == null || header.isBlank()) {
            throw GcoreErrors.unauthenticated(
                    "not_authenticated", "Authentication credentials were not provided.", null);
        }
        Secret presented = presented(call, SCHEME);
        if (presented == null) {
            throw GcoreErrors.unauthenticated("token_not_valid", "Given token not valid for any token type", null);
        }
        String text = presented.expose();
        if (!text.matches("[0-9]+[_$].+")) {
            throw GcoreErrors.unauthenticated("token_not_valid", "Bad token: ", text);
        }
        GcoreToken token = owner(presented);
        if (token == null) {
            throw GcoreErrors.unauthenticated("token_not_valid", "Bad permanent token: ", text);
        }
        if (!token.alive(now())) {
            throw GcoreErrors.unauthenticated("token_not_valid", "Token is invalid or expired", null);
        }
        return token;
    }

    @Override
    protected JsonObject record(GcoreToken token) {
        return token.json(clientId, now()).build();
    }

    @Override
    protected SimulatedResponse error(int status) {
        return GcoreErrors.message(
                status,
                switch (status) {
                    case 403 -> "You do not have permission to perform this action.";
                    case 404 -> "Not found.";
                    case 405 -> "Method not allowed.";
                    case 429 -> "Too many requests.";
                    default -> "Simulated failure.";
                });
    }

    @Override
    protected Set<String> openEnums() {
        return Set.of("role.name");
    }
}
