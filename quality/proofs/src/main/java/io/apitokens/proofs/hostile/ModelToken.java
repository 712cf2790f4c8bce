package io.apitokens.proofs.hostile;

import java.time.Instant;
import java.util.List;

/** A token at the peer. Changed under the lock of its model. */
final class ModelToken {

    /** The call during which the token was created; -1 if it existed before. */
    final int call;

    final String id;
    final Instant created;
    String name;
    String description;
    String secret;

    /** What a leaked part of the secret is recognised by: the random part of each secret that the token ever had. */
    String core;

    /** A vendor's own words for what the token may do, as they arrived. */
    List<String> grants;

    boolean live = true;
    boolean used;

    ModelToken(int call, String id, Instant created, String name, String description, List<String> grants) {
        this.call = call;
        this.id = id;
        this.created = created;
        this.name = name;
        this.description = description;
        this.grants = grants;
        this.secret = "";
        this.core = "";
    }

    @Override
    public String toString() {
        return (live ? "live " : "deleted ") + id + " \"" + name + "\"";
    }
}
