package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vendor with replicas, each of which shows every change after its own lag. Writes reach the primary copy. */
final class VendorModel {

    private final World world;
    private final Setting setting;
    private final boolean ofApplication;
    private final int quota;
    private final long[] lags;
    private final long[] readLags;
    private int refusals;
    private final List<ModelToken> tokens = new ArrayList<>();
    private final Map<String, ModelSecret> secrets = new HashMap<>();

    /**
     * Creates a vendor without tokens.
     *
     * @param target what it holds; of the client secrets of an application there are two at most
     */
    VendorModel(World world, Setting setting, Target target) {
        this.quota = target == Target.PLACES ? ModelPlaces.PLACES : setting.quota;
        this.ofApplication = target.isOfApplication();
        this.world = world;
        this.setting = setting;
        this.lags = new long[setting.replicas];
        this.readLags = new long[setting.replicas];
        // The first replica is the primary copy itself.
        for (int i = 1; i < lags.length; i++) {
            lags[i] = i == 1 ? setting.lag : world.random.nextLong(setting.lag + 1);
            readLags[i] = i == 1 ? setting.readLag : world.random.nextLong(setting.readLag + 1);
        }
    }

    int replica() {
        return lags.length == 1 ? 0 : world.random.nextInt(lags.length);
    }

    List<ModelToken> tokens() {
        return tokens;
    }

    /** Adds what exists before the run. */
    ModelToken add(String name, @Nullable String description, boolean foreign, long age) {
        ModelToken token = new ModelToken(nextId(), name, description, foreign, world.now() - age);
        tokens.add(token);
        issue(token, null);
        return token;
    }

    /** Creates a token, with a chosen secret if there is one; returns null if there is no room or the secret exists. */
    @Nullable
    ModelToken create(String name, @Nullable String description, @Nullable String chosen) {
        ModelSecret same = chosen == null ? null : secrets.get(chosen);
        if (live() >= quota) {
            refusals++;
            return null;
        }
        if (same != null && same.token().isLive()) {
            return null;
        }
        ModelToken token = new ModelToken(nextId(), name, description, false, world.now());
        tokens.add(token);
        issue(token, chosen);
        return token;
    }

    private String nextId() {
        return "simtok-" + (tokens.size() + 1);
    }

    /** Returns how many credentials the account, or the application, holds. */
    long live() {
        return tokens.stream()
                .filter(token -> token.isLive() && (!ofApplication || token.name.equals(Environment.NAME)))
                .count();
    }

    /** Returns how many creates were refused because there was no room. */
    int refusals() {
        return refusals;
    }

    ModelSecret rotate(ModelToken token) {
        return issue(token, null);
    }

    private ModelSecret issue(ModelToken token, @Nullable String chosen) {
        String text = chosen == null ? ModelSecret.PREFIX + token.id + "-" + (secrets.size() + 1) : chosen;
        ModelSecret secret = token.issue(text, world.now());
        secrets.put(secret.text(), secret);
        world.trace(null, "vendor has " + token + (token.foreign ? " (foreign)" : ""));
        return secret;
    }

    /** Returns whether the vendor refuses to delete a token because it is active. */
    boolean refusesToDelete(ModelToken token) {
        return ofApplication && !token.isInactive();
    }

    void deactivate(ModelToken token) {
        if (token.isLive() && !token.isInactive()) {
            token.deactivate(world.now());
            world.trace(null, "vendor rejects " + token);
        }
    }

    void delete(ModelToken token) {
        if (token.isLive()) {
            token.delete(world.now());
            world.trace(null, "vendor has no longer " + token);
        }
    }

    /** Returns a token as a replica shows it, or null. */
    @Nullable
    ModelToken find(String id, int replica, long stale) {
        for (ModelToken token : tokens) {
            if (token.id.equals(id)) {
                return isShown(token, replica, stale) ? token : null;
            }
        }
        return null;
    }

    List<ModelToken> list(int replica, long stale) {
        List<ModelToken> shown = new ArrayList<>();
        for (ModelToken token : tokens) {
            if (isShown(token, replica, stale)) {
                shown.add(token);
            }
        }
        return shown;
    }

    private boolean isShown(ModelToken token, int replica, long stale) {
        long seen = world.now() - readLags[replica] - stale;
        return token.created <= seen && seen < token.deleted();
    }

    @Nullable
    ModelSecret secret(String text) {
        return secrets.get(text);
    }

    boolean accepts(String text, int replica, long stale) {
        ModelSecret secret = secrets.get(text);
        return secret != null && accepts(secret, replica, world.now() - stale);
    }

    private boolean accepts(ModelSecret secret, int replica, long time) {
        long seen = time - lags[replica];
        return secret.from() + setting.activation <= seen && seen < secret.until();
    }

    /** Returns whether every replica accepts a secret in the whole of an interval. */
    boolean acceptsThroughout(ModelSecret secret, long from, long to) {
        for (int i = 0; i < lags.length; i++) {
            if (!accepts(secret, i, from) || (to > from && !accepts(secret, i, to - 1))) {
                return false;
            }
        }
        return true;
    }
}
