package io.apitokens.proofs.hostile;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What really exists at a vendor: its tokens, and the changes that were carried out. Safe for use by many threads.
 *
 * <p>An account begins with four tokens: the client's own, {@link #subject}, which the operation reads or changes,
 * {@link #foreign}, which belongs to another user, and {@link #dead}, which was deleted.
 */
abstract class VendorModel {

    /** A change that the vendor carried out. */
    record Change(int call, Action action, String id) {}

    /** The parts of a path: what it demands, and the id of the token, empty for none. */
    record Route(Action action, String id) {}

    private final Random random;
    private final Supplier<Instant> clock;
    private final List<ModelToken> tokens = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> cores = new ArrayList<>();
    private boolean usedByAnother;
    private int call;

    final ModelToken own;
    final ModelToken subject;
    final ModelToken foreign;
    final ModelToken dead;

    VendorModel(Random random, Supplier<Instant> clock) {
        this.random = random;
        this.clock = clock;
        this.call = -1;
        this.own = issue("own", "", List.of());
        this.subject = issue("subject", "kept", List.of());
        this.foreign = issue("foreign", "of another user", List.of());
        this.dead = issue("dead", "", List.of());
        dead.live = false;
        this.call = 0;
    }

    abstract String id(int number);

    abstract String secret(String id, String core);

    abstract Route route(Request request);

    /** Returns a token as JSON, without its secret. */
    abstract JsonObject json(ModelToken token);

    abstract Reply list(Request request, List<ModelToken> live);

    /** Returns the vendor's own error document. */
    abstract Reply error(int status, String message);

    /** Carries out a request that the vendor accepts. */
    abstract Reply perform(Route route, Request request);

    final synchronized Reply handle(Request request) {
        cores.addAll(request.signatures());
        Route route = route(request);
        ModelToken caller = bySecret(request.secret());
        if (caller != null && caller.live) {
            caller.used = true;
            usedByAnother |= caller == foreign;
        } else if (route.action() != Action.ACCESS) {
            return error(401, "Token is invalid or expired").withDate(clock.get());
        }
        return perform(route, request).withDate(clock.get());
    }

    /** Returns whether a request held the credential of another user, which only a response could have named. */
    final synchronized boolean wasUsedByAnother() {
        return usedByAnother;
    }

    /** Returns the vendor's success of an action, about another token or record than was requested. */
    Reply about(ModelToken other, Action action, Request request) {
        return switch (action) {
            case LIST -> list(request, List.of(other));
            case DELETE -> Reply.empty(204);
            default -> Reply.json(200, issued(other));
        };
    }

    /** Returns the ids that a read of something else than tokens must return. */
    Set<String> directory(Op op) {
        return Set.of();
    }

    final synchronized Reply refuse(int status) {
        return error(status, "Refused by the vendor").withDate(clock.get());
    }

    final synchronized ModelToken issue(String name, String description, List<String> grants) {
        return issue(call, name, description, grants, clock.get());
    }

    private ModelToken issue(int by, String name, String description, List<String> grants, Instant created) {
        ModelToken token = new ModelToken(by, id(tokens.size()), created, name, description, grants);
        tokens.add(token);
        renew(token);
        return token;
    }

    /** Creates a token that is a second older than the account's next. */
    final synchronized ModelToken before(String name) {
        return issue(-1, name, "", List.of(), clock.get().minusSeconds(1));
    }

    final void renew(ModelToken token) {
        StringBuilder core = new StringBuilder();
        while (core.length() < 32) {
            core.append(Character.forDigit(random.nextInt(16), 16));
        }
        token.core = core.toString();
        token.secret = secret(token.id, token.core);
        cores.add(token.core);
    }

    /** Returns the response to a create or a rotation, with the secret. */
    JsonObject issued(ModelToken token) {
        JsonObject json = json(token);
        json.addProperty(secretField(), token.secret);
        return json;
    }

    /** Returns the name of the property that holds the secret. */
    String secretField() {
        return "token";
    }

    /** Adds a string that must not be shown. */
    final synchronized void watch(String secret) {
        cores.add(secret);
    }

    final void changed(Action action, ModelToken token) {
        changes.add(new Change(call, action, token.id));
    }

    final @Nullable ModelToken live(String id) {
        ModelToken token = find(id);
        return token == null || !token.live ? null : token;
    }

    final synchronized @Nullable ModelToken find(String id) {
        return tokens.stream().filter(token -> token.id.equals(id)).findFirst().orElse(null);
    }

    final synchronized @Nullable ModelToken bySecret(String secret) {
        return tokens.stream()
                .filter(token -> token.secret.equals(secret))
                .findFirst()
                .orElse(null);
    }

    final synchronized List<ModelToken> live() {
        return tokens.stream().filter(token -> token.live).toList();
    }

    final synchronized List<ModelToken> all() {
        return List.copyOf(tokens);
    }

    /** Returns the changes that were carried out during a call. */
    final synchronized List<Change> changes(int during) {
        return changes.stream().filter(change -> change.call() == during).toList();
    }

    /** Returns the random parts of all secrets that ever existed. */
    final synchronized List<String> cores() {
        return List.copyOf(cores);
    }

    /** Starts the next call of the client; changes from now on belong to it. */
    final synchronized int nextCall() {
        return ++call;
    }

    final Instant now() {
        return clock.get();
    }

    static String text(JsonObject json, String name, String otherwise) {
        return json.has(name) && json.get(name).isJsonPrimitive()
                ? json.get(name).getAsString()
                : otherwise;
    }
}
