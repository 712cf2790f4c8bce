package io.apitokens.testkit;

import io.apitokens.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API token or agent token of an Astro organization. */
final class AstroToken extends StoredToken {
    /**
     * The content of a create request. {@code deployment} is the id of the deployment of an agent token; null for API
     * tokens.
     */
    record Spec(
            String name,
            String description,
            String scope,
            String entityId,
            String kind,
            @Nullable Long days,
            List<AstroRole> roles,
            @Nullable String deployment) {}

    /** A period without an end contradicts itself, so a client cannot know the end. */
    private static final Long PERIOD_WITHOUT_END = 30L;

    private final long number;
    private final Spec spec;
    private final @Nullable JsonTree createdBy;
    private String name;
    private String description;
    private List<AstroRole> roles;
    private @Nullable JsonTree updatedBy;
    private Instant updated;
    private @Nullable Instant rotated;
    private long generation = 1;

    /**
     * Creates a token. {@code number} counts the organization's tokens; the id derives from it in another sort order.
     */
    AstroToken(long number, Spec spec, @Nullable JsonTree creator, Instant created) {
        super(AstroIds.token(number), signed(number, 1), created, end(created, spec.days()));
        this.number = number;
        this.spec = spec;
        this.createdBy = creator;
        this.name = spec.name();
        this.description = spec.description();
        this.roles = spec.roles();
        this.updatedBy = creator;
        this.updated = created;
    }

    private static @Nullable Instant end(Instant created, @Nullable Long days) {
        return days == null ? null : created.plus(Duration.ofDays(days));
    }

    /** Returns a secret that looks like a JWT. Each part except the last decodes to JSON that marks it as simulated. */
    private static Secret signed(long number, long generation) {
        String head = encode("{\"alg\":\"none\",\"typ\":\"sim\"}");
        String claims = encode("{\"sub\":\"" + AstroIds.token(number) + "\",\"generation\":" + generation + "}");
        return Secret.of(head + "." + claims + ".sim-" + number + "-" + generation);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String scope() {
        return spec.scope();
    }

    String entityId() {
        return spec.entityId();
    }

    String kind() {
        return spec.kind();
    }

    @Nullable
    String deployment() {
        return spec.deployment();
    }

    List<AstroRole> roles() {
        return roles;
    }

    Instant updated() {
        return updated;
    }

    String createdById() {
        return id(createdBy);
    }

    String updatedById() {
        return id(updatedBy);
    }

    private static String id(@Nullable JsonTree author) {
        return author == null ? "" : author.build().get("id").getAsString();
    }

    void rename(String nextName, String nextDescription, JsonTree by, Instant now) {
        name = nextName;
        description = nextDescription;
        touched(by, now);
    }

    void replaceRoles(List<AstroRole> next, JsonTree by, Instant now) {
        roles = List.copyOf(next);
        touched(by, now);
    }

    /** Replaces the secret. The previous secret is invalid at once; the expiry does not change. */
    void rotate(JsonTree by, Instant now) {
        generation++;
        replaceCredential(signed(number, generation));
        rotated = now;
        touched(by, now);
    }

    private void touched(JsonTree by, Instant now) {
        updatedBy = by;
        updated = now;
    }

    /** Returns this token as the author of a change. */
    JsonTree profile() {
        return JsonTree.object()
                .set("id", id())
                .set("subjectType", "SERVICEKEY")
                .set("apiTokenName", name);
    }

    JsonTree json() {
        return JsonTree.object()
                .set("id", id())
                .set("name", name)
                .set("description", description)
                .set("scope", spec.scope())
                .set("kind", spec.kind())
                .set("shortToken", "sim" + number + "g" + generation)
                .set("startAt", text(created()))
                .setIfPresent("endAt", text(end()))
                .setIfPresent("expiryPeriodInDays", endUnknown() ? PERIOD_WITHOUT_END : spec.days())
                .set("createdAt", text(created()))
                .set("updatedAt", text(updated))
                .setIfPresent("lastUsedAt", lastUseUnknown() ? "not a date" : text(lastUsed()))
                .setIfPresent("lastRotatedAt", text(rotated))
                .set("roles", roles.stream().map(AstroRole::json).toList())
                .setIfPresent("createdBy", createdBy)
                .setIfPresent("updatedBy", updatedBy);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
