package io.apitokens.astro;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.BasicSubjectProfile;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.SubjectType;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.json.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts Astro's records to the vendor-neutral types. */
final class AstroRecords {

    private AstroRecords() {}

    static Token token(Account account, ApiToken from, Instant now) {
        // A response that holds a secret may lack the id; every other record has one.
        String id = from.id() == null ? "" : AstroRules.INSTANCE.checkedId("token id", from.id());
        Token.Builder token = Token.builder(TokenId.of(account, id), from)
                .name(from.name())
                .description(from.description())
                .status(status(from, now))
                .created(Timestamp.instantOf(from.createdAt()))
                .secretIssued(Timestamp.instantOf(from.lastRotatedAt()))
                .expiry(expiry(from))
                .lifetime(period(from.expiryPeriodInDays()))
                .lastUse(Timestamp.lastUseOf(from.lastUsedAt()))
                .access(access(from.roles()))
                .issuer(issuer(from.createdBy()))
                .scope(scope(account, from))
                .unknowns(AstroUnknowns.of(from));
        if (from.lastRotatedAt() != null && from.lastRotatedAt().instant() == null) {
            token.secretIssuedUnknown();
        }
        return token.build();
    }

    /** Copies a record with the roles from the response to a role update. */
    static ApiToken withRoles(ApiToken from, SubjectRoles responded, String organization) {
        return new ApiToken(
                from.id(),
                from.name(),
                from.description(),
                from.scope(),
                from.kind(),
                from.shortToken(),
                from.startAt(),
                from.endAt(),
                from.expiryPeriodInDays(),
                from.createdAt(),
                from.updatedAt(),
                from.lastUsedAt(),
                from.lastRotatedAt(),
                AstroRoles.flat(responded, organization),
                from.token(),
                from.createdBy(),
                from.updatedBy());
    }

    private static TokenStatus status(ApiToken from, Instant now) {
        Instant end = Timestamp.instantOf(from.endAt());
        if (end != null && !end.isAfter(now)) {
            return TokenStatus.EXPIRED;
        }
        Instant start = Timestamp.instantOf(from.startAt());
        return start != null && start.isAfter(now) ? TokenStatus.NOT_YET_VALID : TokenStatus.ACTIVE;
    }

    private static Expiry expiry(ApiToken from) {
        // A period without an end is contradictory: report the expiry as unknown.
        boolean contradicts = from.endAt() == null && from.expiryPeriodInDays() != null;
        return contradicts ? new Expiry.Unknown() : Timestamp.expiryOf(from.endAt());
    }

    private static @Nullable Duration period(@Nullable Long days) {
        return days == null || days < 1 || days > AstroRequests.MAX_DAYS ? null : Duration.ofDays(days);
    }

    private static Access access(@Nullable List<ApiTokenRole> roles) {
        if (roles == null) {
            return new Access.Unknown();
        }
        List<Grant> grants = new ArrayList<>();
        for (ApiTokenRole role : roles) {
            Grant grant = grant(role);
            if (grant == null) {
                return new Access.Unknown();
            }
            grants.add(grant);
        }
        return new Access.Listed(grants);
    }

    /** Converts a role to a grant. Null if a field is missing: an incomplete grant must not be reported. */
    private static @Nullable Grant grant(ApiTokenRole from) {
        EntityType type = from.entityType();
        String id = from.entityId();
        String role = from.role();
        if (type == null || id == null || id.isBlank() || role == null || role.isBlank()) {
            return null;
        }
        return new Grant(Role.named(role), resource(type, id, from.deploymentId()));
    }

    private static Resource resource(EntityType type, String id, @Nullable String deployment) {
        return switch (type.value()) {
            case "ORGANIZATION" -> Resource.organization(id);
            case "WORKSPACE" -> Resource.workspace(id);
            case "DEPLOYMENT" -> Resource.deployment(id);
            case "DAG", "DAG_TAG" -> {
                Resource dag = Resource.of(type.value(), id);
                yield deployment == null ? dag : dag.within(Resource.deployment(deployment));
            }
            default -> Resource.of(type.value(), id);
        };
    }

    /**
     * Returns the scope of a token. The record names only the kind of its scope; the workspace or deployment is that of
     * the only role of this kind. Null if the record has no scope, or not exactly one such role.
     */
    private static @Nullable Resource scope(Account account, ApiToken from) {
        TokenScope scope = from.scope();
        if (scope == null) {
            return null;
        }
        if (scope.equals(TokenScope.ORGANIZATION)) {
            return Resource.organization(account.id());
        }
        Resource found = null;
        for (ApiTokenRole role : from.roles() == null ? List.<ApiTokenRole>of() : from.roles()) {
            Grant grant = grant(role);
            if (grant != null
                    && role.entityType() != null
                    && role.entityType().value().equals(scope.value())) {
                if (found != null) {
                    return null;
                }
                found = grant.resource();
            }
        }
        return found;
    }

    private static Issuer issuer(@Nullable BasicSubjectProfile from) {
        if (from == null) {
            return Issuer.unknown();
        }
        boolean token = SubjectType.SERVICEKEY.equals(from.subjectType());
        boolean user = SubjectType.USER.equals(from.subjectType());
        return Issuer.of(
                token ? Issuer.Kind.TOKEN : user ? Issuer.Kind.USER : Issuer.Kind.UNKNOWN,
                from.id(),
                from.username(),
                from.fullName() == null ? from.apiTokenName() : from.fullName(),
                null);
    }
}
