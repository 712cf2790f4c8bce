package io.apitokens.testkit;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
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
    private boolean endUnknown;
    private boolean lastUseUnknown;

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

    /** Returns whether the record lacks the end, or has one that cannot be read. */
    final boolean endUnknown() {
        return endUnknown;
    }

    /** Returns whether the record lacks the last use, or has one that cannot be read. */
    final boolean lastUseUnknown() {
        return lastUseUnknown;
    }

    final void forgetEnd() {
        end = null;
        endUnknown = true;
    }

    final void forgetLastUse() {
        lastUsed = null;
        lastUseUnknown = true;
    }

    /** Sets the expiry and the last use of a token at a vendor whose records show both. */
    final void seed(SimulatedToken seed, String vendor) {
        if (seed.expiry() instanceof Expiry.At at) {
            end = at.instant();
        } else if (seed.expiry() instanceof Expiry.Unknown) {
            forgetEnd();
        } else if (seed.expiry() != null && !(seed.expiry() instanceof Expiry.Never)) {
            throw SimulatedToken.notShown(vendor, seed.expiry());
        }
        if (seed.lastUse() instanceof LastUse.Within within && within.earliest().equals(within.latest())) {
            lastUsed = within.latest();
        } else if (seed.lastUse() instanceof LastUse.Unknown) {
            forgetLastUse();
        } else if (seed.lastUse() != null && !(seed.lastUse() instanceof LastUse.Never)) {
            throw SimulatedToken.notShown(vendor, seed.lastUse());
        }
    }

    /** Records a request that used this token's credential. */
    void used(Instant now) {
        lastUsed = now;
        lastUseUnknown = false;
    }

    final void replaceCredential(Secret next) {
        credential = next;
    }

    final void moveEnd(Instant next) {
        end = next;
    }
}
