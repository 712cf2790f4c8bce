package io.apitokens.astro;

import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.error.InvalidInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Converts token specifications and updates to Astro's requests, and rejects what Astro does not support. */
final class AstroRequests {

    static final long MAX_DAYS = 3650;

    private final String organization;

    AstroRequests(String organization) {
        this.organization = organization;
    }

    /**
     * Checks a specification and builds the request.
     *
     * @param now the current time
     * @param latest the latest time at which the vendor may execute the request; the vendor counts the days from the
     *     execution
     */
    CreateApiTokenRequest create(TokenSpec spec, Instant now, Instant latest) {
        checkWidths(spec.grants());
        ApiTokenRole first = role(spec.grants().get(0), 0);
        CreateApiTokenRequest.Builder request = CreateApiTokenRequest.builder()
                .name(spec.name())
                .description(spec.description().orElse(""))
                .scope(scope(spec.grants().get(0).resource().kind()))
                .role(spec.grants().get(0).role().name());
        if (!EntityType.ORGANIZATION.equals(first.entityType())) {
            request.entityId(first.entityId());
        }
        spec.lifetime().units(ChronoUnit.DAYS, MAX_DAYS, now, latest).ifPresent(request::tokenExpiryPeriodInDays);
        return request.build();
    }

    UpdateApiTokenRolesRequest roles(List<Grant> grants) {
        List<ApiTokenRole> roles = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            ApiTokenRole role = role(grants.get(i), i);
            for (ApiTokenRole earlier : roles) {
                // Two resource kinds denote the organization, so compare the vendor's form of the resources.
                if (sameResource(role, earlier)) {
                    throw InvalidInputException.of("grants[" + i + "]", "has the same resource as another grant");
                }
            }
            roles.add(role);
        }
        return UpdateApiTokenRolesRequest.builder().roles(roles).build();
    }

    /** Rejects names and descriptions that the vendor would reject, before any request is sent. */
    static void checkTexts(TokenUpdate update) {
        UpdateApiTokenRequest.builder()
                .name(update.name().orElse("unchanged"))
                .description(update.description().orElse(""))
                .build();
    }

    private static boolean sameResource(ApiTokenRole one, ApiTokenRole other) {
        return Objects.equals(one.entityType(), other.entityType())
                && Objects.equals(one.entityId(), other.entityId())
                && Objects.equals(one.deploymentId(), other.deploymentId());
    }

    private ApiTokenRole role(Grant grant, int index) {
        Resource resource = grant.resource();
        if (grant.role().name().isBlank()) {
            throw InvalidInputException.of("grants[" + index + "].role", "has no name: Astro identifies roles by name");
        }
        AstroRoles.refuseOtherCase("grants[" + index + "].role", grant.role().name());
        EntityType type = entityType(resource.kind(), index);
        ApiTokenRole.Builder role =
                ApiTokenRole.builder().entityType(type).role(grant.role().name());
        if (EntityType.ORGANIZATION.equals(type)) {
            checkOrganization(resource, index);
            return role.entityId(organization).build();
        }
        role.entityId(resource.id());
        if (resource.parent() != null) {
            role.deploymentId(resource.parent().id());
        }
        return role.build();
    }

    private void checkOrganization(Resource resource, int index) {
        if (!resource.id().isEmpty() && !resource.id().equals(organization)) {
            throw InvalidInputException.of(
                    "grants[" + index + "].resource", "is not this client's organization, " + organization);
        }
    }

    private static EntityType entityType(Resource.Kind kind, int index) {
        return switch (kind.name()) {
            case "ACCOUNT", "ORGANIZATION" -> EntityType.ORGANIZATION;
            case "WORKSPACE" -> EntityType.WORKSPACE;
            case "DEPLOYMENT" -> EntityType.DEPLOYMENT;
            case "DAG" -> EntityType.DAG;
            case "DAG_TAG" -> EntityType.DAG_TAG;
            default ->
                throw InvalidInputException.of(
                        "grants[" + index + "].resource", "has a kind that Astro does not support");
        };
    }

    private static TokenScope scope(Resource.Kind kind) {
        return switch (kind.name()) {
            case "ACCOUNT", "ORGANIZATION" -> TokenScope.ORGANIZATION;
            case "WORKSPACE" -> TokenScope.WORKSPACE;
            case "DEPLOYMENT" -> TokenScope.DEPLOYMENT;
            default ->
                throw InvalidInputException.of(
                        "grants[0].resource",
                        "is not a scope: the first grant must be on the organization, a workspace or a deployment");
        };
    }

    private static void checkWidths(List<Grant> grants) {
        int widest = width(grants.get(0).resource().kind());
        for (int i = 1; i < grants.size(); i++) {
            if (width(grants.get(i).resource().kind()) > widest) {
                throw InvalidInputException.of(
                        "grants[" + i + "].resource", "is wider than the first grant's, which is the token's scope");
            }
        }
    }

    private static int width(Resource.Kind kind) {
        return switch (kind.name()) {
            case "ACCOUNT", "ORGANIZATION" -> 3;
            case "WORKSPACE" -> 2;
            case "DEPLOYMENT" -> 1;
            default -> 0;
        };
    }
}
