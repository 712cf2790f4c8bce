package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An Okta org, with the authorization server of its service apps. The only grant of a token is the JSON text of its
 * network condition. The access token of the service app is the secret of {@link #own}.
 */
final class OktaModel extends VendorModel {

    private static final String TOKENS = "/api/v1/api-tokens";
    private static final String USERS = "/api/v1/users";
    private static final String ZONES = "/api/v1/zones";
    private static final String CLIENTS = "/oauth2/v1/clients/";
    private static final String TOKEN_ENDPOINT = "/oauth2/v1/token";
    private static final String ROLES = "/roles";

    /** The owner of all tokens. */
    static final String OWNER = "00usim00000000000001";

    /** A zone of the org. */
    static final String ZONE = "nzosim00000000000001";

    /** The e-mail address of the owner of all tokens. */
    static final String OWNER_EMAIL = "ada.sim@example.com";

    private final OktaDirectoryModel directory = new OktaDirectoryModel(subject);

    OktaModel(Random random, Supplier<Instant> clock) {
        super(random, clock);
        ClientSetup.PRIVATE_PARTS.forEach(this::watch);
    }

    @Override
    String id(int number) {
        return String.format("00Tsim%014d", 31L * (number + 1));
    }

    @Override
    String secret(String id, String core) {
        return "00simfakes" + core;
    }

    @Override
    Route route(Request request) {
        String path = request.path();
        if (path.equals(TOKEN_ENDPOINT)) {
            return new Route(Action.ACCESS, "");
        }
        if (path.endsWith(ROLES) && (path.startsWith(USERS + "/") || path.startsWith(CLIENTS))) {
            return new Route(Action.ADMIN_ROLES, "");
        }
        if (path.startsWith(USERS)) {
            return below(path, USERS, Action.PEOPLE, Action.PERSON);
        }
        if (path.startsWith(ZONES)) {
            return below(path, ZONES, Action.ZONES, Action.ZONE);
        }
        if (!path.startsWith(TOKENS)) {
            return new Route(Action.UNKNOWN, "");
        }
        Action one = switch (request.method()) {
            case "PUT" -> Action.UPDATE;
            case "DELETE" -> Action.DELETE;
            default -> Action.GET;
        };
        return below(path, TOKENS, Action.LIST, one);
    }

    private static Route below(String path, String resource, Action all, Action one) {
        return path.equals(resource) ? new Route(all, "") : new Route(one, path.substring(resource.length() + 1));
    }

    @Override
    Reply perform(Route route, Request request) {
        if (route.action() == Action.LIST) {
            return list(request, live());
        }
        if (route.action() == Action.ACCESS) {
            return Reply.json(200, access(own, isBound(request) ? "DPoP" : "Bearer"));
        }
        JsonElement record = directory.read(route);
        if (record != null) {
            return Reply.json(200, record);
        }
        ModelToken token = live(route.id());
        if (token == null) {
            return error(404, "Not found: Resource not found: (ApiToken)");
        }
        if (route.action().changes()) {
            changed(route.action(), token);
        }
        if (route.action() == Action.DELETE) {
            token.live = false;
            return Reply.empty(204);
        }
        if (route.action() == Action.UPDATE && request.json().has("network")) {
            token.grants = List.of(request.json().get("network").toString());
        }
        return Reply.json(200, json(token));
    }

    /** Returns whether the org binds access tokens to the key of the request: half of the orgs do. */
    private boolean isBound(Request request) {
        return !request.header("dpop").isEmpty() && own.core.charAt(0) < '8';
    }

    /** Returns the response that issues the secret of a token as an access token. */
    static JsonObject access(ModelToken token, String type) {
        JsonObject json = new JsonObject();
        json.addProperty("token_type", type);
        json.addProperty("expires_in", 3600);
        json.addProperty("access_token", token.secret);
        json.addProperty("scope", "okta.apiTokens.manage");
        return json;
    }

    @Override
    Set<String> directory(Op op) {
        return OktaDirectoryModel.truth(op);
    }

    @Override
    Reply about(ModelToken other, Action action, Request request) {
        JsonElement record = directory.other(action);
        if (record != null) {
            return Reply.json(200, record);
        }
        return action == Action.ACCESS ? Reply.json(200, access(other, "Bearer")) : super.about(other, action, request);
    }

    @Override
    Reply list(Request request, List<ModelToken> live) {
        JsonArray all = new JsonArray();
        live.forEach(token -> all.add(json(token)));
        return Reply.json(200, all);
    }

    @Override
    JsonObject json(ModelToken token) {
        String created = token.created.truncatedTo(ChronoUnit.SECONDS).toString();
        JsonObject json = new JsonObject();
        json.addProperty("id", token.id);
        json.addProperty("name", token.name);
        json.addProperty("userId", OWNER);
        json.addProperty("clientName", "Okta API");
        json.addProperty("tokenWindow", "P30D");
        json.add(
                "network",
                JsonParser.parseString(token.grants.isEmpty() ? "{\"connection\":\"ANYWHERE\"}" : token.grants.get(0)));
        json.addProperty(
                "expiresAt",
                token.created
                        .plus(Duration.ofDays(30))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        json.addProperty("created", created);
        json.addProperty("lastUpdated", created);
        return json;
    }

    @Override
    Reply error(int status, String message) {
        return refusal(status, message);
    }

    /** Returns the error document of Okta's management API. */
    static Reply refusal(int status, String message) {
        String code = switch (status) {
            case 401 -> "E0000011";
            case 403 -> "E0000006";
            case 404 -> "E0000007";
            default -> "E0000009";
        };
        JsonObject json = new JsonObject();
        json.addProperty("errorCode", code);
        json.addProperty("errorSummary", message);
        json.addProperty("errorLink", code);
        json.addProperty("errorId", "oaesim00000000000001");
        json.add("errorCauses", new JsonArray());
        return Reply.json(status, json);
    }
}
