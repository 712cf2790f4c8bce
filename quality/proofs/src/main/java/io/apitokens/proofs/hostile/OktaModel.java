package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** An Okta org. The only grant of a token is the JSON text of its network condition. */
final class OktaModel extends VendorModel {

    private static final String TOKENS = "/api/v1/api-tokens";

    private static final String USERS = "/api/v1/users/";
    private static final String OWNER = "00usim00000000000001";

    /** The e-mail address of the owner of all tokens. */
    static final String OWNER_EMAIL = "ada.sim@example.com";

    OktaModel(Random random, Supplier<Instant> clock) {
        super(random, clock);
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
        if (path.equals(TOKENS)) {
            return new Route(Action.LIST, "");
        }
        if (path.startsWith(USERS)) {
            return new Route(Action.PERSON, path.substring(USERS.length()));
        }
        if (!path.startsWith(TOKENS + "/")) {
            return new Route(Action.UNKNOWN, "");
        }
        return new Route(
                switch (request.method()) {
                    case "PUT" -> Action.UPDATE;
                    case "DELETE" -> Action.DELETE;
                    default -> Action.GET;
                },
                path.substring(TOKENS.length() + 1));
    }

    @Override
    Reply perform(Route route, Request request) {
        if (route.action() == Action.LIST) {
            return list(request, live());
        }
        if (route.action() == Action.PERSON) {
            return route.id().equals(OWNER) ? Reply.json(200, owner()) : error(404, "Not found: (User)");
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

    private static JsonObject owner() {
        JsonObject profile = new JsonObject();
        profile.addProperty("login", OWNER_EMAIL);
        profile.addProperty("email", OWNER_EMAIL);
        JsonObject owner = new JsonObject();
        owner.addProperty("id", OWNER);
        owner.addProperty("status", "ACTIVE");
        owner.add("profile", profile);
        return owner;
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
