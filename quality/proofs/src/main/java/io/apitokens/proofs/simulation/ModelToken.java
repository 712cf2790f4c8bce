package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token at the vendor. */
final class ModelToken {

    final String id;
    final String name;
    final @Nullable String description;
    final boolean foreign;
    final long created;
    private final List<ModelSecret> secrets = new ArrayList<>();
    private long deleted = Long.MAX_VALUE;
    private boolean used;

    ModelToken(String id, String name, @Nullable String description, boolean foreign, long created) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.foreign = foreign;
        this.created = created;
    }

    boolean isLive() {
        return deleted == Long.MAX_VALUE;
    }

    long deleted() {
        return deleted;
    }

    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
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
