package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The client secrets or the keys of an Okta app, or the client secrets of an API service integration. The only grant of
 * one is its status, if that is not ACTIVE.
 */
final class OktaCredentialsModel extends VendorModel {

    /** The app or the integration. */
    static final String OWNER = "0oasim00000000000007";

    /** Where client secrets are verified. */
    static final String TOKEN_ENDPOINT = "/oauth2/default/v1/token";

    private static final int HASH_BYTES = 16;

    private final Vendor vendor;

    OktaCredentialsModel(Vendor vendor, Random random, Supplier<Instant> clock) {
        super(random, clock);
        this.vendor = vendor;
        watch(OktaCredentials.coordinate("d"));
    }

    @Override
    String id(int number) {
        return String.format("ocssim%014d", 31L * (number + 1));
    }

    @Override
    String secret(String id, String core) {
        return "00simfakes" + core;
    }

    private String path() {
        return switch (vendor) {
            case OKTA_KEYS -> "/api/v1/apps/" + OWNER + "/credentials/jwks";
            case OKTA_INTEGRATION -> "/integrations/api/v1/api-services/" + OWNER + "/credentials/secrets";
            default -> "/api/v1/apps/" + OWNER + "/credentials/secrets";
        };
    }

    @Override
    Route route(Request request) {
        String path = request.path();
        if (path.equals(TOKEN_ENDPOINT)) {
            return new Route(Action.ACCESS, "");
        }
        if (path.equals(path())) {
            return new Route(request.method().equals("POST") ? Action.CREATE : Action.LIST, "");
        }
        if (!path.startsWith(path() + "/")) {
            return new Route(Action.UNKNOWN, "");
        }
        String rest = path.substring(path().length() + 1);
        if (rest.endsWith("/lifecycle/deactivate")) {
            return new Route(Action.UPDATE, rest.substring(0, rest.indexOf('/')));
        }
        return new Route(request.method().equals("DELETE") ? Action.DELETE : Action.GET, rest);
    }

    @Override
    Reply perform(Route route, Request request) {
        if (route.action() == Action.ACCESS) {
            return verified(request);
        }
        if (route.action() == Action.LIST) {
            return list(request, live());
        }
        if (route.action() == Action.CREATE) {
            return create(request.json());
        }
        ModelToken token = live(route.id());
        if (token == null) {
            return error(404, "Not found: Resource not found: (Credential)");
        }
        if (route.action().changes()) {
            changed(route.action(), token);
        }
        if (route.action() == Action.DELETE) {
            token.live = false;
            return Reply.empty(204);
        }
        if (route.action() == Action.UPDATE) {
            token.grants = List.of("INACTIVE");
        }
        return Reply.json(200, json(token));
    }

    private Reply create(JsonObject wanted) {
        // A message that holds this name does not name the token: the vendor shows no name of a client secret.
        String name = vendor == Vendor.OKTA_INTEGRATION ? "client secret" : text(wanted, "kid", "not shown");
        ModelToken token = issue(name, "", List.of());
        token.secret = text(wanted, vendor == Vendor.OKTA_KEYS ? "x" : "client_secret", token.secret);
        if (vendor == Vendor.OKTA_SECRETS) {
            watch(token.secret);
        }
        changed(Action.CREATE, token);
        return Reply.json(201, issued(token));
    }

    /** Returns an access token for a client secret of this owner. */
    private Reply verified(Request request) {
        String pair = new String(Base64.getDecoder().decode(request.secret()), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(pair.indexOf(':') + 1), StandardCharsets.UTF_8);
        ModelToken token = bySecret(value);
        return token == null || !token.live
                ? Reply.of(401, Reply.JSON, "{\"error\":\"invalid_client\",\"error_description\":\"Refused\"}")
                : Reply.json(200, OktaModel.access(foreign, "Bearer"));
    }

    @Override
    Reply about(ModelToken other, Action action, Request request) {
        return switch (action) {
            case CREATE -> Reply.json(201, issued(other));
            case ACCESS -> Reply.json(200, OktaModel.access(other, "Bearer"));
            default -> super.about(other, action, request);
        };
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
        if (vendor == Vendor.OKTA_KEYS) {
            json.addProperty("kid", token.name);
            json.addProperty("kty", "EC");
            json.addProperty("crv", "P-256");
            json.addProperty("x", token.secret);
            json.addProperty("y", "sim");
        } else {
            json.addProperty("secret_hash", hash(token.secret));
        }
        json.addProperty("status", token.grants.isEmpty() ? "ACTIVE" : token.grants.get(0));
        json.addProperty("created", created);
        json.addProperty("lastUpdated", created);
        return json;
    }

    @Override
    String secretField() {
        return "client_secret";
    }

    @Override
    JsonObject issued(ModelToken token) {
        JsonObject json = json(token);
        if (vendor != Vendor.OKTA_KEYS) {
            json.addProperty(secretField(), token.secret);
        }
        return json;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    Reply error(int status, String message) {
        return OktaModel.refusal(status, message);
    }
}
