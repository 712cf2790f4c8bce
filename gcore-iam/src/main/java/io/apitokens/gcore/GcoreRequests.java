package io.apitokens.gcore;

import io.apitokens.Grant;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenSpec;
import io.apitokens.call.SpecCheck.Change;
import io.apitokens.call.SpecCheck.Proposal;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.gcore.api.Group;
import io.apitokens.json.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts token specifications to Gcore's requests, and rejects what Gcore does not support. */
final class GcoreRequests {

    private GcoreRequests() {}

    static CreateApiTokenRequest create(TokenSpec spec, long clientId, Instant now) {
        if (spec.grants().size() > 1) {
            throw InvalidInputException.of("grants[1]", "is not allowed: a Gcore token has exactly one role");
        }
        Grant grant = spec.grants().get(0);
        checkResource(grant.resource(), clientId);
        CreateApiTokenRequest.Builder request = CreateApiTokenRequest.builder()
                .name(spec.name())
                .expDate(end(spec.lifetime(), now))
                .clientUser(CreateApiTokenClientUser.builder()
                        .role(GcoreRoles.complete(grant.role()))
                        .build());
        spec.description().ifPresent(request::description);
        return request.build();
    }

    /** Converts a request to what it would make. An expiry that cannot be parsed is unknown; a role that is missing, too. */
    static Proposal proposal(CreateApiTokenRequest from) {
        Timestamp end = from.expDate();
        Instant instant = Timestamp.instantOf(end);
        Lifetime lifetime =
                end == null ? new Lifetime.Unlimited() : instant == null ? null : new Lifetime.Until(instant);
        Group group = from.clientUser().role();
        List<Grant> grants = group == null || (group.name() == null && group.id() == null)
                ? null
                : List.of(new Grant(role(group), Resource.account()));
        return new Proposal(Change.CREATE, true, from.name(), from.description(), grants, lifetime, null);
    }

    /** Returns a role with its id and its name, so that a rule about one of them holds for the other. */
    private static Role role(Group from) {
        Group whole = GcoreRoles.complete(new Role(
                from.name() == null ? "" : from.name().value(), from.id() == null ? null : Long.toString(from.id())));
        return new Role(
                whole.name() == null ? "" : whole.name().value(),
                whole.id() == null ? null : Long.toString(whole.id()));
    }

    private static void checkResource(Resource resource, long clientId) {
        if (!resource.kind().equals(Resource.Kind.ACCOUNT)) {
            throw InvalidInputException.of(
                    "grants[0].resource",
                    "has the kind " + resource.kind() + ", but a Gcore role applies to the account");
        }
        if (!resource.id().isEmpty() && !resource.id().equals(Long.toString(clientId))) {
            throw InvalidInputException.of("grants[0].resource", "is not this client's account, " + clientId);
        }
    }

    /**
     * Returns the end of a lifetime, truncated to microseconds, the finest unit in the vendor's own format. The end is
     * never later than requested; null if the token does not expire.
     */
    private static @Nullable Timestamp end(Lifetime lifetime, Instant now) {
        return lifetime.end(now)
                .map(end -> Timestamp.of(end.truncatedTo(ChronoUnit.MICROS)))
                .orElse(null);
    }
}
