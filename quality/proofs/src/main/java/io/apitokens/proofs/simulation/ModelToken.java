package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token at the vendor. */
final class ModelToken {

    private static final String MARK = "[apitokens:";

    final String id;
    final String name;
    final @Nullable String description;
    final boolean foreign;
    final long created;
    private final List<ModelSecret> secrets = new ArrayList<>();
    private long deleted = Long.MAX_VALUE;
    private long lastUse = Long.MIN_VALUE;
    private boolean inactive;
    private boolean left;

    ModelToken(String id, String name, @Nullable String description, boolean foreign, long created) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.foreign = foreign;
        this.created = created;
    }

    /** Returns what a journal recognises it by; empty if it has no mark. */
    String mark() {
        String text = description;
        int begin = text == null ? -1 : text.lastIndexOf(MARK);
        return text == null || begin < 0 ? "" : text.substring(begin + MARK.length(), text.length() - 1);
    }

    boolean isLive() {
        return deleted == Long.MAX_VALUE;
    }

    /** Returns whether it is as its owner made it or left it: neither deleted nor deactivated nor rotated by others. */
    boolean isUntouched() {
        return left || (isLive() && !inactive && secrets.size() == 1);
    }

    /** Deletes it in the name of its owner. */
    void leave(long now) {
        if (isUntouched()) {
            left = true;
            delete(now);
        }
    }

    boolean isInactive() {
        return inactive;
    }

    void deactivate(long now) {
        inactive = true;
        secrets.forEach(old -> old.end(now));
    }

    long deleted() {
        return deleted;
    }

    boolean isUsed() {
        return lastUse != Long.MIN_VALUE;
    }

    long lastUse() {
        return lastUse;
    }

    void use(long now) {
        lastUse = now;
    }

    ModelSecret issue(String text, long now) {
        secrets.forEach(old -> old.end(now));
        ModelSecret secret = new ModelSecret(text, this, secrets.isEmpty() ? created : now);
        secrets.add(secret);
        return secret;
    }

    ModelSecret newest() {
        return secrets.get(secrets.size() - 1);
    }

    void delete(long now) {
        deleted = now;
        secrets.forEach(old -> old.end(now));
    }

    @Override
    public String toString() {
        return id;
    }
}
