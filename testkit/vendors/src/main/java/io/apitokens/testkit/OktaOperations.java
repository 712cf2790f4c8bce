package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.List;

/** Okta's five operations on API tokens. Okta has no operation that creates a token. */
final class OktaOperations {
    static final String TOKENS = "/api/v1/api-tokens";

    private static final String TOKEN_PATH = TOKENS + "/{apiTokenId}";

    private final OktaAccount account;

    OktaOperations(OktaAccount account) {
        this.account = account;
    }

    void addTo(Router router) {
        router.on("DELETE", TOKENS + "/current", this::revokeCurrent)
                .on("GET", TOKENS, this::list)
                .on("GET", TOKEN_PATH, this::get)
                .on("PUT", TOKEN_PATH, this::update)
                .on("DELETE", TOKEN_PATH, this::revoke);
    }

    /** Lists active tokens only. Ids ascend, so a cursor stays valid after the token it names is revoked. */
    private SimulatedResponse list(SimulatedCall call) {
        String after = call.query("after");
        List<OktaToken> rest = account.liveTokens().stream()
                .filter(token -> after == null || token.id().compareTo(after) > 0)
                .toList();
        int size = account.pageSize();
        if (size == 0) {
            return SimulatedResponse.json(200, JsonTree.array(shown(rest, call)));
        }
        List<OktaToken> page = rest.subList(0, Math.min(size(call, size), rest.size()));
        String url = call.origin() + TOKENS;
        SimulatedResponse response = SimulatedResponse.json(200, JsonTree.array(shown(page, call)))
                .with("Link", "<" + call.origin() + call.target() + ">; rel=\"self\"");
        if (page.size() == rest.size()) {
            return response;
        }
        String last = page.get(page.size() - 1).id();
        return response.with("Link", "<" + url + "?after=" + last + "&limit=" + page.size() + ">; rel=\"next\"");
    }

    private static int size(SimulatedCall call, int most) {
        String text = call.query("limit");
        if (text == null) {
            return most;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > 200) {
            throw OktaErrors.invalid("limit: must be 1 to 200");
        }
        return Math.min(most, Integer.parseInt(text));
    }

    private static List<JsonObject> shown(List<OktaToken> tokens, SimulatedCall call) {
        return tokens.stream().map(token -> token.json(call.origin()).build()).toList();
    }

    private SimulatedResponse get(SimulatedCall call) {
        return response(call, token(call));
    }

    /** Updates the network condition. Other fields are ignored; of these only the name is required. */
    private SimulatedResponse update(SimulatedCall call) {
        OktaToken token = token(call);
        String type = call.header(SimulatedResponse.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            throw new Refusal(OktaErrors.of(400, "E0000021", "Bad request. Accept or Content-Type is unsupported."));
        }
        JsonObject body = call.body();
        if (body == null) {
            throw OktaErrors.unreadable();
        }
        String name = JsonTree.string(body, "name");
        if (name == null || name.isBlank()) {
            throw OktaErrors.invalid("name: The field cannot be left blank");
        }
        JsonObject network = JsonTree.object(body, "network");
        if (network != null) {
            token.restrict(OktaNetwork.read(network, account.zones()), account.now());
        }
        return response(call, token);
    }

    private SimulatedResponse revoke(SimulatedCall call) {
        account.remove(token(call));
        return SimulatedResponse.empty(204);
    }

    private SimulatedResponse revokeCurrent(SimulatedCall call) {
        account.remove(account.caller(call));
        return SimulatedResponse.empty(204);
    }

    private OktaToken token(SimulatedCall call) {
        return account.live(call.pathValue("apiTokenId"));
    }

    private static SimulatedResponse response(SimulatedCall call, OktaToken token) {
        return SimulatedResponse.json(200, token.json(call.origin()).build());
    }
}
