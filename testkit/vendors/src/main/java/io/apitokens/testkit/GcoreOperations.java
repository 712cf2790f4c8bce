package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gcore's token operations in both API versions, which differ only in paths and in the format of new secrets. */
final class GcoreOperations {
    private static final String V1 = "/iam/clients/{clientId}/tokens";
    private static final String V2 = "/iam/v2/clients/{clientId}/tokens";

    private final GcoreAccount account;

    GcoreOperations(GcoreAccount account) {
        this.account = account;
    }

    void addTo(Router router) {
        router.on("GET", "/iam/clients/me", this::me);
        for (String tokens : List.of(V1, V2)) {
            boolean legacy = tokens.equals(V1);
            router.on("GET", tokens, this::list)
                    .on("POST", tokens, call -> create(call, legacy))
                    .on("GET", tokens + "/{tokenId}", this::get)
                    .on("DELETE", tokens + "/{tokenId}", this::delete);
        }
    }

    private SimulatedResponse me(SimulatedCall call) {
        JsonTree me = JsonTree.object()
                .set("id", account.clientId())
                .setIfPresent("currentUser", issuerId(account.caller(call)));
        return SimulatedResponse.json(200, me.build());
    }

    private SimulatedResponse list(SimulatedCall call) {
        GcoreToken caller = enter(call);
        Predicate<GcoreToken> wanted = token -> token.isVisibleTo(caller) && account.shown(token.id()) != null;
        wanted = wanted.and(issuerFilter(call)).and(deletedFilter(call));
        String role = call.query("role");
        if (role != null) {
            wanted = wanted.and(token -> token.role().isFilteredBy(role));
        }
        List<JsonObject> found =
                account.tokens().stream().filter(wanted).map(account::record).toList();
        return SimulatedResponse.json(200, JsonTree.array(found));
    }

    private Predicate<GcoreToken> issuerFilter(SimulatedCall call) {
        Long only = userId(call, "issued_by");
        Long others = userId(call, "not_issued_by");
        return token ->
                (only == null || only.equals(issuerId(token))) && (others == null || !others.equals(issuerId(token)));
    }

    private static @Nullable Long issuerId(GcoreToken token) {
        GcoreUser issuer = token.issuer();
        return issuer == null ? null : issuer.id();
    }

    private static @Nullable Long userId(SimulatedCall call, String name) {
        String text = call.query(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw GcoreErrors.invalid(name, "Enter a number.");
        }
        return Long.valueOf(text);
    }

    /**
     * Returns the documented filter, the reverse of its name: {@code deleted=true} keeps the tokens that are not
     * deleted.
     */
    private Predicate<GcoreToken> deletedFilter(SimulatedCall call) {
        String text = call.query("deleted");
        if (text == null) {
            return token -> true;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> token -> token.alive(account.now());
            case "false" -> token -> !token.alive(account.now());
            default -> throw GcoreErrors.invalid("deleted", "Must be a valid boolean.");
        };
    }

    private SimulatedResponse create(SimulatedCall call, boolean legacy) {
        GcoreToken caller = enter(call);
        GcoreToken.Spec spec = GcoreCreateRequest.read(call.body(), caller.role(), account.now());
        if (account.isFull()) {
            throw GcoreErrors.refused(400, "The limit of " + account.quota() + " API tokens is reached.");
        }
        GcoreToken made = account.issue(spec, caller.issuer(), legacy);
        JsonObject body = account.record(made);
        body.addProperty("token", made.credential().expose());
        return SimulatedResponse.json(200, body);
    }

    private SimulatedResponse get(SimulatedCall call) {
        return SimulatedResponse.json(200, account.record(token(call)));
    }

    private SimulatedResponse delete(SimulatedCall call) {
        GcoreToken token = token(call);
        if (!token.alive(account.now())) {
            throw new Refusal(account.error(404));
        }
        token.delete();
        return SimulatedResponse.empty(204);
    }

    private GcoreToken token(SimulatedCall call) {
        GcoreToken caller = enter(call);
        GcoreToken token = account.shown(call.pathValue("tokenId"));
        if (token == null) {
            throw new Refusal(account.error(404));
        }
        if (!token.isVisibleTo(caller)) {
            throw new Refusal(account.error(403));
        }
        return token;
    }

    /**
     * Checks the account in the path. The next higher id exists but is forbidden (403); all others are not found (404).
     */
    private GcoreToken enter(SimulatedCall call) {
        String clientId = call.pathValue("clientId");
        if (!clientId.equals(Long.toString(account.clientId()))) {
            boolean foreign = clientId.equals(Long.toString(account.clientId() + 1));
            throw new Refusal(account.error(foreign ? 403 : 404));
        }
        return account.caller(call);
    }
}
