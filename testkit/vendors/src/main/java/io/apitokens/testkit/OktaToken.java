package io.apitokens.testkit;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A token of an Okta org. It expires 30 days after its latest use. */
final class OktaToken extends StoredToken {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String name;
    private final @Nullable String userId;
    private final String clientName;
    private OktaNetwork network = OktaNetwork.ANYWHERE;
    private Instant updated;

    OktaToken(long number, String name, @Nullable String userId, String clientName, Instant created) {
        super(id(number), secret(number), created, created.plus(WINDOW));
        this.name = name;
        this.userId = userId;
        this.clientName = clientName;
        this.updated = created;
    }

    private static String id(long number) {
        return String.format("00Tsim%014d", number);
    }

    private static Secret secret(long number) {
        return Secret.of(String.format("00sim%037x", number * 2_654_435_761L));
    }

    @Override
    protected void used(Instant now) {
        super.used(now);
        if (!endUnknown()) {
            moveEnd(now.plus(WINDOW));
        }
    }

    /**
     * Sets the expiry and the last use. The record has no field for the last use: a client estimates it from the end and
     * the window.
     */
    void seed(SimulatedToken seed) {
        Expiry expiry = seed.expiry();
        LastUse use = seed.lastUse();
        if (expiry instanceof Expiry.Idle idle && WINDOW.equals(idle.window())) {
            moveEnd(idle.until());
        } else if (expiry instanceof Expiry.Unknown) {
            forgetEnd();
        } else if (expiry != null) {
            throw SimulatedToken.notShown("Okta", expiry);
        }
        if (use instanceof LastUse.Estimated estimated && expiry == null) {
            moveEnd(estimated.instant().plus(WINDOW));
        } else if (use instanceof LastUse.Unknown) {
            forgetLastUse();
        } else if (use != null) {
            throw SimulatedToken.notShown("Okta", use);
        }
    }

    /** Returns the id of the owner. */
    @Nullable
    String userId() {
        return userId;
    }

    void restrict(OktaNetwork next, Instant now) {
        network = next;
        updated = now;
    }

    /** Returns the token as JSON. Links start with the origin that the client called. */
    JsonTree json(String origin) {
        JsonTree self = link(origin + OktaOperations.TOKENS + "/" + id(), List.of("GET", "DELETE"));
        JsonTree user = userId == null ? null : link(origin + "/api/v1/users/" + userId, List.of("GET"));
        return JsonTree.object()
                .set("id", id())
                .set("name", name)
                .setIfPresent("userId", userId)
                .set("clientName", clientName)
                .setIfPresent("tokenWindow", lastUseUnknown() ? null : "P30D")
                .set("network", network.json())
                .setIfPresent("expiresAt", end() == null ? null : text(end()))
                .set("created", text(created()))
                .set("lastUpdated", text(updated))
                .set("_links", JsonTree.object().set("self", self).setIfPresent("user", user));
    }

    private static JsonTree link(String href, List<String> allowed) {
        return JsonTree.object()
                .set("href", href)
                .set("hints", JsonTree.object().set("allow", allowed));
    }

    /** Formats a time with three fraction digits that are always zero, as in recorded responses. */
    static String text(Instant instant) {
        return DATE.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
