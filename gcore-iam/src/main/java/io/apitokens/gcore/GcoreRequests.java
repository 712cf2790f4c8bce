package io.apitokens.gcore;

import io.apitokens.Grant;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.json.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
