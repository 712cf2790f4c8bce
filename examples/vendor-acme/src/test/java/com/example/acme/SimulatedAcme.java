package com.example.acme;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.apitokens.Expiry;
import io.apitokens.Secret;
import io.apitokens.testkit.SimulatedAccount;
import io.apitokens.testkit.SimulatedCall;
import io.apitokens.testkit.SimulatedResponse;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.testkit.StoredToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// tag::server
/** A simulated Acme account. */
final class SimulatedAcme extends SimulatedVendor {

    private final AcmeAccount account;

    private SimulatedAcme(AcmeAccount account, StoredAcmeToken administrator, boolean http2) {
        super(account, administrator.credential(), http2);
        this.account = account;
    }

    static SimulatedAcme start(InstantSource timeSource, boolean http2) {
        AcmeAccount account = new AcmeAccount(timeSource);
        return new SimulatedAcme(account, account.seed(SimulatedToken.of("administrator")), http2);
    }
    // end::server

    void smallPages() {
        account.smallPages();
    }

    String addRestrictedToken(String name) {
        return account.addRestricted(name).id();
    }

    void disable(String id) {
        account.disable(id);
    }

    // tag::stored
    /** A token: its settings as the client sent them, and what Acme adds. */
    private static final class StoredAcmeToken extends StoredToken {
        private JsonObject settings;
        private @Nullable Instant rolled;
        private int rolls;

        StoredAcmeToken(long number, JsonObject settings, Instant created) {
            super("tk" + number, secret(number, 0), created, end(settings));
            this.settings = settings;
        }

        private static @Nullable Instant end(JsonObject settings) {
            return settings.has("expires_on")
                    ? Instant.parse(settings.get("expires_on").getAsString())
                    : null;
        }

        private static Secret secret(long number, int rolls) {
            return Secret.of("acme_sim" + (number * 1000 + rolls) * 2_654_435_761L);
        }

        void replace(JsonObject next) {
            settings = next;
            moveEnd(end(next));
        }

        void roll(Instant now) {
            rolled = now;
            replaceCredential(secret(Long.parseLong(id().substring(2)), ++rolls));
        }

        @Override
        public boolean alive(Instant now) {
            return super.alive(now) && settings.get("status").getAsString().equals("active");
        }
    }
    // end::stored

    // tag::account
    private static final class AcmeAccount extends SimulatedAccount<StoredAcmeToken> {
        private int largestPage = 50;

        AcmeAccount(InstantSource timeSource) {
            super(timeSource, 1);
            on("GET", "/v2/self", call -> result(200, record(caller(call))));
            on("GET", "/v2/tokens", this::list);
            on("POST", "/v2/tokens", this::create);
            on("GET", "/v2/tokens/{id}", call -> result(200, record(shown(call))));
            on("PUT", "/v2/tokens/{id}", this::replace);
            on("POST", "/v2/tokens/{id}/roll", this::roll);
            on("DELETE", "/v2/tokens/{id}", call -> {
                remove(shown(call));
                return SimulatedResponse.empty(204);
            });
        }

        private SimulatedResponse list(SimulatedCall call) {
            int page = number(call, "page", 1);
            int size = Math.min(number(call, "size", 20), largestPage);
            List<JsonObject> all = tokens().stream()
                    .filter(token -> !token.expired(now()))
                    .map(this::record)
                    .toList();
            List<JsonObject> shown =
                    all.stream().skip((page - 1L) * size).limit(size).toList();
            Map<String, Integer> place = Map.of("number", page, "size", size, "total", all.size());
            return SimulatedResponse.json(200, Map.of("ok", true, "result", shown, "page", place));
        }

        private SimulatedResponse create(SimulatedCall call) {
            StoredAcmeToken token = add(new StoredAcmeToken(nextNumber(), settings(call), now()));
            JsonObject issued = new JsonObject();
            issued.add("token", record(token));
            issued.addProperty("secret", token.credential().expose());
            return result(201, issued);
        }

        private SimulatedResponse replace(SimulatedCall call) {
            StoredAcmeToken token = shown(call);
            token.replace(settings(call));
            return result(200, record(token));
        }

        private SimulatedResponse roll(SimulatedCall call) {
            StoredAcmeToken token = shown(call);
            token.roll(now());
            return result(200, new JsonPrimitive(token.credential().expose()));
        }

        /** Reads all settings. One that is left out is not set, whatever the token had before. */
        private JsonObject settings(SimulatedCall call) {
            JsonObject body = call.body();
            if (body == null || !body.has("name") || !body.has("policies")) {
                throw refusal(error(400));
            }
            if (!body.has("status")) {
                body.addProperty("status", "active");
            }
            return body;
        }

        private StoredAcmeToken shown(SimulatedCall call) {
            StoredAcmeToken token = find(call.pathValue("id"));
            if (token == null || token.expired(now())) {
                throw refusal(error(404));
            }
            return token;
        }

        private int number(SimulatedCall call, String name, int unset) {
            String text = call.query(name);
            if (text != null && !text.matches("[1-9][0-9]{0,5}")) {
                throw refusal(error(400));
            }
            return text == null ? unset : Integer.parseInt(text);
        }

        private static SimulatedResponse result(int status, JsonElement result) {
            return SimulatedResponse.json(status, Map.of("ok", true, "result", result));
        }

        @Override
        protected JsonObject record(StoredAcmeToken token) {
            JsonObject record = token.settings.deepCopy();
            record.addProperty("id", token.id());
            record.addProperty("created_on", token.created().toString());
            if (token.rolled != null) {
                record.addProperty("rolled_on", token.rolled.toString());
            }
            if (token.lastUsed() != null) {
                record.addProperty("used_on", String.valueOf(token.lastUsed()));
            }
            return record;
        }

        @Override
        protected SimulatedResponse error(int status) {
            List<Map<String, String>> errors = List.of(Map.of("code", "A" + status, "message", "simulated"));
            return SimulatedResponse.json(status, Map.of("ok", false, "errors", errors));
        }

        @Override
        protected StoredAcmeToken seed(SimulatedToken seed) {
            JsonObject settings = JsonParser.parseString("{\"status\":\"active\",\"policies\":"
                            + "[{\"effect\":\"allow\",\"role\":\"reader\",\"project\":\"web\"}]}")
                    .getAsJsonObject();
            settings.addProperty("name", seed.name());
            if (seed.expiry() instanceof Expiry.At at) {
                settings.addProperty("expires_on", at.instant().toString());
            }
            return add(new StoredAcmeToken(nextNumber(), settings, seed.created(now())));
        }

        @Override
        protected Set<String> openEnums() {
            return Set.of("status", "effect");
        }
        // end::account

        // tag::settings
        synchronized void smallPages() {
            largestPage = 3;
        }

        synchronized StoredAcmeToken addRestricted(String name) {
            StoredAcmeToken token = seed(SimulatedToken.of(name));
            token.settings.add("conditions", JsonParser.parseString("{\"ip\":{\"in\":[\"192.0.2.0/24\"]}}"));
            JsonArray policies = token.settings.getAsJsonArray("policies");
            policies.add(
                    JsonParser.parseString("{\"effect\":\"deny\",\"role\":\"administrator\",\"project\":\"web\"}"));
            return token;
        }

        synchronized void disable(String id) {
            require(id).settings.addProperty("status", "disabled");
        }
        // end::settings
    }
}
