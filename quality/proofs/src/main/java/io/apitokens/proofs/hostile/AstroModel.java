package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** An Astro organization. The grants of a token are the JSON texts of its roles. */
final class AstroModel extends VendorModel {

    static final String ORGANIZATION = "clsimorganization00000001";
    static final String WORKSPACE = "clsimworkspace00000000001";

    private static final String TOKENS = "/v1/organizations/" + ORGANIZATION + "/tokens";

    AstroModel(Random random, Supplier<Instant> clock) {
        super(random, clock);
    }

    @Override
    String id(int number) {
        return String.format("clsim%020d", 999_983L * (number + 1));
    }

    @Override
    String secret(String id, String core) {
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode("{\"sub\":\"" + id + "\"}") + ".simfake"
                + core;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Route route(Request request) {
        String path = request.path();
        String method = request.method();
        if (path.equals(TOKENS)) {
            return new Route(method.equals("POST") ? Action.CREATE : Action.LIST, "");
        }
        if (!path.startsWith(TOKENS + "/")) {
            return new Route(Action.UNKNOWN, "");
        }
        String rest = path.substring(TOKENS.length() + 1);
        if (rest.endsWith("/roles")) {
            return new Route(Action.ROLES, rest.substring(0, rest.length() - 6));
        }
        if (rest.endsWith("/rotate")) {
            return new Route(Action.ROTATE, rest.substring(0, rest.length() - 7));
        }
        return new Route(
                switch (method) {
                    case "POST" -> Action.UPDATE;
                    case "DELETE" -> Action.DELETE;
                    default -> Action.GET;
                },
                rest);
    }

    @Override
    Reply perform(Route route, Request request) {
        if (route.action() == Action.LIST) {
            return list(request, live());
        }
        if (route.action() == Action.CREATE) {
            return create(request.json());
        }
        ModelToken token = live(route.id());
        if (token == null) {
            return error(404, "API token not found");
        }
        if (route.action().changes()) {
            changed(route.action(), token);
        }
        return switch (route.action()) {
            case GET -> Reply.json(200, json(token));
            case UPDATE -> update(token, request.json());
            case ROLES -> roles(token, request.json());
            case ROTATE -> rotate(token);
            case DELETE -> delete(token);
            default -> error(404, "Not found");
        };
    }

    private Reply create(JsonObject wanted) {
        JsonObject role = new JsonObject();
        String scope = text(wanted, "scope", "ORGANIZATION");
        role.addProperty("entityType", scope);
        role.addProperty("entityId", text(wanted, "entityId", ORGANIZATION));
        role.addProperty("role", text(wanted, "role", ""));
        ModelToken token = issue(text(wanted, "name", ""), text(wanted, "description", ""), List.of(role.toString()));
        changed(Action.CREATE, token);
        return Reply.json(200, issued(token));
    }

    private Reply update(ModelToken token, JsonObject wanted) {
        token.name = text(wanted, "name", token.name);
        token.description = text(wanted, "description", token.description);
        return Reply.json(200, json(token));
    }

    private Reply roles(ModelToken token, JsonObject wanted) {
        List<String> grants = new ArrayList<>();
        wanted.getAsJsonArray("roles").forEach(role -> grants.add(role.toString()));
        token.grants = grants;
        JsonObject subject = new JsonObject();
        JsonArray workspaces = new JsonArray();
        wanted.getAsJsonArray("roles").forEach(role -> {
            JsonObject from = role.getAsJsonObject();
            if (text(from, "entityType", "").equals("ORGANIZATION")) {
                subject.addProperty("organizationRole", text(from, "role", ""));
            } else {
                JsonObject to = new JsonObject();
                to.addProperty("workspaceId", text(from, "entityId", ""));
                to.addProperty("role", text(from, "role", ""));
                workspaces.add(to);
            }
        });
        subject.add("workspaceRoles", workspaces);
        return Reply.json(200, subject);
    }

    private Reply rotate(ModelToken token) {
        renew(token);
        return Reply.json(200, issued(token));
    }

    private static Reply delete(ModelToken token) {
        token.live = false;
        return Reply.empty(204);
    }

    @Override
    Reply list(Request request, List<ModelToken> live) {
        int offset = Integer.parseInt(request.query("offset", "0"));
        int limit = Integer.parseInt(request.query("limit", "20"));
        JsonArray page = new JsonArray();
        live.stream()
                .sorted(Comparator.comparing((ModelToken token) -> token.created)
                        .thenComparing(token -> token.id))
                .skip(offset)
                .limit(limit)
                .forEach(token -> page.add(json(token)));
        JsonObject json = new JsonObject();
        json.add("tokens", page);
        json.addProperty("limit", limit);
        json.addProperty("offset", offset);
        json.addProperty("totalCount", live.size());
        return Reply.json(200, json);
    }

    @Override
    JsonObject json(ModelToken token) {
        String created = token.created.truncatedTo(ChronoUnit.SECONDS).toString();
        JsonArray roles = new JsonArray();
        token.grants.forEach(role -> roles.add(JsonParser.parseString(role)));
        JsonObject by = new JsonObject();
        by.addProperty("id", "clsimuser0000000000000001");
        by.addProperty("subjectType", "USER");
        by.addProperty("username", "sim@example.com");
        by.addProperty("fullName", "Sim User");
        JsonObject json = new JsonObject();
        json.addProperty("id", token.id);
        json.addProperty("name", token.name);
        json.addProperty("description", token.description);
        json.addProperty("scope", "ORGANIZATION");
        json.addProperty("kind", "STANDARD");
        json.addProperty("shortToken", "simshort");
        json.addProperty("startAt", created);
        json.addProperty("createdAt", created);
        json.addProperty("updatedAt", created);
        json.add("roles", roles);
        json.add("createdBy", by);
        json.add("updatedBy", by.deepCopy());
        return json;
    }

    @Override
    Reply error(int status, String message) {
        JsonObject json = new JsonObject();
        json.addProperty("message", message);
        json.addProperty("requestId", "sim-request");
        json.addProperty("statusCode", status);
        return Reply.json(status, json);
    }
}
