package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A token of a Gcore account. */
final class GcoreToken extends StoredToken {
    /** The content of a create request. */
    record Spec(
            String name,
            @Nullable String description,
            @Nullable Instant expires,
            GcoreRole role) {}

    private static final String UNREADABLE = "not a date";

    private final Spec spec;
    private final @Nullable GcoreUser issuer;
    private GcoreRole role;
    private boolean deleted;

    /**
     * Creates a token. {@code legacy} marks one created through the deprecated version 1 of the API, whose secrets have
     * another format.
     */
    GcoreToken(long id, Spec spec, @Nullable GcoreUser issuer, boolean legacy, Instant created) {
        super(Long.toString(id), secret(id, legacy ? '$' : '_'), created, spec.expires());
        this.spec = spec;
        this.issuer = issuer;
        this.role = spec.role();
    }

    private static Secret secret(long id, char separator) {
        return Secret.of(String.format("%d%csim%029x", id, separator, id * 2_654_435_761L));
    }

    GcoreRole role() {
        return role;
    }

    void changeRole(GcoreRole next) {
        role = next;
    }

    @Nullable
    GcoreUser issuer() {
        return issuer;
    }

    void delete() {
        deleted = true;
    }

    @Override
    public boolean alive(Instant now) {
        return !deleted && super.alive(now);
    }

    boolean isVisibleTo(GcoreToken caller) {
        return caller.role == GcoreRole.ADMINISTRATORS || Objects.equals(caller.issuer, issuer);
    }

    /**
     * Returns the token as JSON. An expired token has both {@code expired} and {@code deleted} set, as at the vendor.
     */
    JsonTree json(long clientId, Instant now) {
        return JsonTree.object()
                .set("id", Long.valueOf(id()))
                .set("name", spec.name())
                .setIfPresent("description", spec.description())
                .set("exp_date", endUnknown() ? UNREADABLE : GcoreDate.format(end()))
                .set("expired", expired(now))
                .set("deleted", !alive(now))
                .set("created", GcoreDate.format(created()))
                .set("last_usage", lastUseUnknown() ? UNREADABLE : GcoreDate.format(lastUsed()))
                .setIfPresent("client_user", issuer == null ? null : user(issuer, clientId));
    }

    private JsonTree user(GcoreUser user, long clientId) {
        return JsonTree.object()
                .set("role", role.json())
                .set("deleted", user.deleted())
                .set("user_id", user.id())
                .setIfPresent("user_name", user.name())
                .setIfPresent("user_email", user.email())
                .set("client_id", clientId);
    }
}
