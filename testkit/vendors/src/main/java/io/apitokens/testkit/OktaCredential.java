package io.apitokens.testkit;

import java.time.Instant;

/** A client secret or a key of a simulated app, with its status. */
abstract class OktaCredential {

    private final String id;
    private final Instant created;
    private Instant updated;
    private boolean active = true;

    OktaCredential(String id, Instant created) {
        this.id = id;
        this.created = created;
        this.updated = created;
    }

    final String id() {
        return id;
    }

    final Instant created() {
        return created;
    }

    final Instant updated() {
        return updated;
    }

    final boolean isActive() {
        return active;
    }

    final String status() {
        return active ? "ACTIVE" : "INACTIVE";
    }

    final void activate(boolean now, Instant at) {
        if (active != now) {
            active = now;
            updated = at;
        }
    }
}
