package io.apitokens.astro;

import io.apitokens.Grant;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.CreateAgentTokenRequest;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.call.SpecCheck.Change;
import io.apitokens.call.SpecCheck.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts requests to what they would make of a token. */
final class AstroProposals {

    private AstroProposals() {}

    static Proposal of(Operation operation, @Nullable Object body) {
        if (operation.effect() == Effect.ROTATE) {
            return Proposal.rotation();
        }
        if (body instanceof CreateApiTokenRequest from) {
            return create(from.name(), from.description(), grants(from), from.tokenExpiryPeriodInDays());
        }
        if (body instanceof CreateAgentTokenRequest from) {
            return create(from.name(), from.description(), null, from.tokenExpiryPeriodInDays());
        }
        if (body instanceof UpdateApiTokenRequest from) {
            return Proposal.texts(from.name(), from.description());
        }
        List<Grant> grants = body instanceof UpdateApiTokenRolesRequest from ? grants(from.roles()) : null;
        return grants != null
                ? Proposal.grants(grants)
                : Proposal.unreadable(operation.effect() == Effect.ISSUE ? Change.CREATE : Change.UPDATE);
    }

    /** Converts an update that takes several calls. */
    static Proposal of(TokenUpdate update) {
        return new Proposal(
                Change.UPDATE,
                true,
                update.name().orElse(null),
                update.description().orElse(null),
                update.grants().orElse(null),
                null,
                null);
    }

    private static Proposal create(
            String name, @Nullable String description, @Nullable List<Grant> grants, @Nullable Long days) {
        Lifetime lifetime = days == null ? new Lifetime.Unlimited() : new Lifetime.For(Duration.ofDays(days));
        return new Proposal(Change.CREATE, true, name, description, grants, lifetime, null);
    }

    private static List<Grant> grants(CreateApiTokenRequest from) {
        Resource on = from.entityId() == null || from.scope().equals(TokenScope.ORGANIZATION)
                ? Resource.account()
                : Resource.of(from.scope().value(), from.entityId());
        return List.of(new Grant(Role.named(from.role()), on));
    }

    /** Returns the grants; null if a role lacks a part. */
    private static @Nullable List<Grant> grants(List<ApiTokenRole> roles) {
        List<Grant> grants = new ArrayList<>();
        for (ApiTokenRole role : roles) {
            EntityType type = role.entityType();
            if (type == null || role.entityId() == null || role.role() == null) {
                return null;
            }
            grants.add(new Grant(Role.named(role.role()), Resource.of(type.value(), role.entityId())));
        }
        return grants;
    }
}
