package io.apitokens.testkit.rotation;

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

/**
 * An invented vendor, unlike the three of this library: envelopes, page numbers, policies that allow or deny, conditions
 * on addresses, updates that replace the whole record, a disabled status, and a roll of the secret.
 */
final class SimulatedQuill extends SimulatedVendor {

    /** What a client sets, and every update replaces. */
    private static final List<String> SETTINGS =
            List.of("name", "description", "status", "policies", "condition", "ends");

    private final Book book;

    private SimulatedQuill(Book book, Quill administrator, boolean http2) {
        super(book, administrator.credential(), http2);
        this.book = book;
    }

    static SimulatedQuill start(InstantSource timeSource, QuillTraits traits, boolean http2) {
        Book book = new Book(timeSource, traits);
        return new SimulatedQuill(book, book.seed(SimulatedToken.of("administrator")), http2);
    }

    void smallPages() {
        book.smallPages();
    }

    String addRestrictedToken(String name) {
        return book.addRestricted(name).id();
    }

    void disable(String id) {
        book.disable(id);
    }

    /** Runs a task before each page of a list. */
    void beforeEachPage(Runnable task) {
        book.beforeEachPage(task);
    }

    /** Sets whether a list has one more token on each further page, without end. */
    void listWithoutEnd(boolean endless) {
        book.listWithoutEnd(endless);
    }

    /** A token: its settings, as the client sent them. */
    private static final class Quill extends StoredToken {
        private JsonObject settings;
        private long generation = 1;

        Quill(long number, JsonObject settings, Instant created) {
            super("qt" + number, secret("qt" + number, 1), created, end(settings));
            this.settings = settings;
        }

        private static @Nullable Instant end(JsonObject settings) {
            return settings.has("ends") ? Instant.parse(settings.get("ends").getAsString()) : null;
        }

        private static Secret secret(String id, long generation) {
            return Secret.of("quill-sim-" + id + "-" + generation * 2_654_435_761L);
        }

        void replace(JsonObject next) {
            settings = next;
            moveEnd(end(next));
        }

        void roll() {
            replaceCredential(secret(id(), ++generation));
        }

        @Override
        public boolean alive(Instant now) {
            return super.alive(now) && settings.get("status").getAsString().equals("active");
        }
    }

    private static final class Book extends SimulatedAccount<Quill> {
        private final QuillTraits traits;
        private int mostPerPage = 100;
        private Runnable beforePage = () -> {};
        private boolean endless;

        Book(InstantSource timeSource, QuillTraits traits) {
            super(timeSource, 1);
            this.traits = traits;
            on("GET", "/v1/tokens", this::list);
            on("POST", "/v1/tokens", this::create);
            on("GET", "/v1/tokens/{id}", call -> enveloped(200, record(shown(call))));
            on("PUT", "/v1/tokens/{id}", this::replace);
            on("POST", "/v1/tokens/{id}/roll", this::roll);
            on("DELETE", "/v1/tokens/{id}", call -> {
                remove(shown(call));
                return SimulatedResponse.empty(204);
            });
        }

        synchronized void smallPages() {
            mostPerPage = 3;
        }

        synchronized Quill addRestricted(String name) {
            Quill token = seed(SimulatedToken.of(name));
            token.settings.add("condition", JsonParser.parseString("{\"addresses\":[\"192.0.2.0/24\"]}"));
            token.settings.getAsJsonArray("policies").add(policy("deny", "admin", "vault"));
            return token;
        }

        synchronized void beforeEachPage(Runnable task) {
            beforePage = task;
        }

        synchronized void listWithoutEnd(boolean setting) {
            endless = setting;
        }

        synchronized void disable(String id) {
            require(id).settings.addProperty("status", "disabled");
        }

        private Quill shown(SimulatedCall call) {
            Quill token = find(call.pathValue("id"));
            if (token == null || token.expired(now())) {
                throw refusal(error(404));
            }
            return token;
        }

        private SimulatedResponse list(SimulatedCall call) {
            int page = number(call, "page", 1);
            beforePage.run();
            if (endless) {
                JsonObject another = record(new Quill(1_000_000 + page, settingsOf("another"), now()));
                List<JsonObject> records =
                        page == 1 ? tokens().stream().map(this::record).toList() : List.of(another);
                return SimulatedResponse.json(200, Map.of("result", records, "pages", page + 1));
            }
            int size = Math.min(number(call, "per_page", 20), mostPerPage);
            List<Quill> all =
                    tokens().stream().filter(token -> !token.expired(now())).toList();
            List<JsonObject> records = all.stream()
                    .skip((page - 1L) * size)
                    .limit(size)
                    .map(this::record)
                    .toList();
            return SimulatedResponse.json(200, Map.of("result", records, "pages", (all.size() + size - 1) / size));
        }

        private int number(SimulatedCall call, String name, int unset) {
            String text = call.query(name);
            if (text != null && !text.matches("[1-9][0-9]{0,5}")) {
                throw refusal(error(400));
            }
            return text == null ? unset : Integer.parseInt(text);
        }

        private SimulatedResponse create(SimulatedCall call) {
            JsonObject settings = settings(call);
            String name = settings.get("name").getAsString();
            if (traits.uniqueNames() && name.codePointCount(0, name.length()) > 64) {
                throw refusal(error(400));
            }
            if (isTaken(name)) {
                throw refusal(error(409));
            }
            Quill token = add(new Quill(nextNumber(), settings, now()));
            JsonObject issued = record(token);
            issued.addProperty("value", token.credential().expose());
            return enveloped(201, issued);
        }

        private boolean isTaken(String name) {
            return traits.uniqueNames()
                    && liveTokens().stream()
                            .anyMatch(token ->
                                    token.settings.get("name").getAsString().equals(name));
        }

        private SimulatedResponse replace(SimulatedCall call) {
            Quill token = shown(call);
            token.replace(settings(call));
            return enveloped(200, record(token));
        }

        private SimulatedResponse roll(SimulatedCall call) {
            Quill token = shown(call);
            token.roll();
            JsonPrimitive secret = new JsonPrimitive(token.credential().expose());
            JsonObject record = record(token);
            record.add("value", secret);
            return enveloped(200, traits.recordAfterRoll() ? record : secret);
        }

        /** Reads all settings of a token. One that is missing is not set, whatever the token had before. */
        private JsonObject settings(SimulatedCall call) {
            JsonObject body = call.body();
            boolean complete = body != null && body.has("name") && body.has("policies");
            if (!complete
                    || !SETTINGS.containsAll(body.keySet())
                    || (body.has("description") && !traits.descriptions())
                    || (body.has("ends") && !traits.expiry())) {
                throw refusal(error(400));
            }
            if (!body.has("status")) {
                body.addProperty("status", "active");
            }
            return body;
        }

        private static SimulatedResponse enveloped(int status, JsonElement result) {
            return SimulatedResponse.json(status, Map.of("result", result));
        }

        private static JsonObject policy(String effect, String role, String resource) {
            JsonObject policy = new JsonObject();
            policy.addProperty("effect", effect);
            policy.addProperty("role", role);
            policy.addProperty("resource", resource);
            return policy;
        }

        private static JsonObject settingsOf(String name) {
            JsonObject settings = new JsonObject();
            settings.addProperty("name", name);
            settings.addProperty("status", "active");
            JsonArray policies = new JsonArray();
            policies.add(policy("allow", "reader", "vault"));
            settings.add("policies", policies);
            return settings;
        }

        @Override
        protected Quill seed(SimulatedToken seed) {
            if (isTaken(seed.name())) {
                throw new IllegalArgumentException("a token has the name " + seed.name());
            }
            JsonObject settings = settingsOf(seed.name());
            if (seed.expiry() instanceof Expiry.At at) {
                settings.addProperty("ends", at.instant().toString());
            }
            return add(new Quill(nextNumber(), settings, seed.created(now())));
        }

        @Override
        protected JsonObject record(Quill token) {
            JsonObject record = token.settings.deepCopy();
            record.addProperty("id", token.id());
            record.addProperty("issued", token.created().toString());
            if (traits.lastUse() && token.lastUsed() != null) {
                record.addProperty("used", String.valueOf(token.lastUsed()));
            }
            return record;
        }

        @Override
        protected SimulatedResponse error(int status) {
            return SimulatedResponse.json(status, Map.of("failure", Map.of("code", "Q" + status)));
        }

        @Override
        protected Set<String> openEnums() {
            return Set.of("status", "effect");
        }
    }
}
