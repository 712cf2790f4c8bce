package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state that every vendor keeps of a token. Guarded by the lock of its account. */
abstract class StoredToken {
    private final String id;
    private final Instant created;
    private Secret credential;
    private @Nullable Instant end;
    private @Nullable Instant lastUsed;

    StoredToken(String id, Secret credential, Instant created, @Nullable Instant end) {
        this.id = id;
        this.credential = credential;
        this.created = created;
        this.end = end;
    }

    final String id() {
        return id;
    }

    final Instant created() {
        return created;
    }

    final Secret credential() {
        return credential;
    }

    final @Nullable Instant end() {
        return end;
    }

    final @Nullable Instant lastUsed() {
        return lastUsed;
    }

    final boolean expired(Instant now) {
        return end != null && !now.isBefore(end);
    }

    /** Returns whether the credential works: the token is neither deleted nor expired. */
    boolean alive(Instant now) {
        return !expired(now);
    }

    /** Records a request that used this token's credential. */
    void used(Instant now) {
        lastUsed = now;
    }

    final void replaceCredential(Secret next) {
        credential = next;
    }

    final void moveEnd(Instant next) {
        end = next;
    }
}
