package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A Gcore account. */
final class GcoreModel extends VendorModel {

    static final long CLIENT_ID = 456;

    private static final String TOKENS = "/iam/v2/clients/" + CLIENT_ID + "/tokens";

    GcoreModel(Random random, Supplier<Instant> clock) {
        super(random, clock);
    }

    @Override
    String id(int number) {
        return Integer.toString(660 + 6 * number);
    }

    @Override
    String secret(String id, String core) {
        return id + "_simfake" + core;
    }

    @Override
    Route route(Request request) {
        String path = request.path();
        String method = request.method();
        if (path.equals("/iam/clients/me")) {
            return new Route(Action.ACCOUNT, "");
        }
        if (path.equals(TOKENS)) {
            return new Route(method.equals("POST") ? Action.CREATE : Action.LIST, "");
        }
        if (path.startsWith(TOKENS + "/")) {
            return new Route(method.equals("DELETE") ? Action.DELETE : Action.GET, path.substring(TOKENS.length() + 1));
        }
        return new Route(Action.UNKNOWN, "");
    }

    @Override
    Reply perform(Route route, Request request) {
        ModelToken token = live(route.id());
        return switch (route.action()) {
            case LIST -> list(request, live());
            case ACCOUNT -> Reply.of(200, Reply.JSON, "{\"id\":" + CLIENT_ID + ",\"currentUser\":123}");
            case CREATE -> create(request.json());
            case GET -> token == null ? error(404, "Not found.") : Reply.json(200, json(token));
            case DELETE -> token == null ? error(404, "Not found.") : delete(token);
            default -> error(404, "Not found.");
        };
    }

    private Reply create(JsonObject wanted) {
        ModelToken token = issue(text(wanted, "name", ""), text(wanted, "description", ""), List.of());
        changed(Action.CREATE, token);
        return Reply.json(200, issued(token));
    }

    private Reply delete(ModelToken token) {
        token.live = false;
        changed(Action.DELETE, token);
        return Reply.empty(204);
    }

    @Override
    Reply about(ModelToken other, Action action, Request request) {
        return action == Action.ACCOUNT
                ? Reply.of(200, Reply.JSON, "{\"id\":" + CLIENT_ID + "}")
                : super.about(other, action, request);
    }

    @Override
    Reply list(Request request, List<ModelToken> live) {
        JsonArray all = new JsonArray();
        live.forEach(token -> all.add(json(token)));
        return Reply.json(200, all);
    }

    @Override
    JsonObject json(ModelToken token) {
        JsonObject role = new JsonObject();
        role.addProperty("id", 2);
        role.addProperty("name", token.grants.isEmpty() ? "Users" : token.grants.get(0));
        JsonObject user = new JsonObject();
        user.add("role", role);
        user.addProperty("deleted", false);
        user.addProperty("user_id", 123);
        user.addProperty("user_name", token.grants.size() < 2 ? "Sim User" : token.grants.get(1));
        user.addProperty("user_email", "sim@example.com");
        user.addProperty("client_id", CLIENT_ID);
        JsonObject json = new JsonObject();
        json.addProperty("id", Long.parseLong(token.id));
        json.addProperty("name", token.name);
        json.addProperty("description", token.description);
        json.add("exp_date", JsonNull.INSTANCE);
        json.addProperty("expired", false);
        json.addProperty("deleted", !token.live);
        json.addProperty(
                "created", token.created.truncatedTo(ChronoUnit.SECONDS).toString());
        json.add("last_usage", JsonNull.INSTANCE);
        json.add("client_user", user);
        return json;
    }

    @Override
    Reply error(int status, String message) {
        JsonObject json = new JsonObject();
        json.addProperty("exception_class", status == 401 ? "token_not_valid" : "refused");
        json.addProperty("message", message);
        json.addProperty("request_id", "sim-request");
        return Reply.json(status, json);
    }
}
