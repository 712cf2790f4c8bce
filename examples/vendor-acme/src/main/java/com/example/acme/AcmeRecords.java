package com.example.acme;

import com.example.acme.api.AcmeStatus;
import com.example.acme.api.AcmeToken;
import com.example.acme.api.PolicyEffect;
import com.example.acme.api.TokenPolicy;
import com.example.acme.api.TokenSettings;
import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Restriction;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.TokenUpdate;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.json.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts Acme's records to tokens, and specifications to Acme's settings. */
final class AcmeRecords {

    private static final String PROJECT = "PROJECT";

    private AcmeRecords() {}

    // tag::token
    static Token token(Account account, AcmeToken from) {
        Token.Builder token = Token.builder(TokenId.of(account, from.id()), from)
                .name(from.name())
                .status(AcmeStatus.DISABLED.equals(from.status()) ? TokenStatus.DISABLED : TokenStatus.ACTIVE)
                .created(Timestamp.instantOf(from.createdOn()))
                .secretIssued(Timestamp.instantOf(from.rolledOn()))
                .expiry(Timestamp.expiryOf(from.expiresOn()))
                .lastUse(Timestamp.lastUseOf(from.usedOn()))
                .access(access(from))
                .restrictions(restrictions(from))
                .scope(Resource.account(account.id()));
        boolean rolledAtAnUnknownTime =
                from.rolledOn() != null && from.rolledOn().instant() == null;
        return (rolledAtAnUnknownTime ? token.secretIssuedUnknown() : token).build();
    }
    // end::token

    // tag::access
    /** Returns what is allowed. If a policy cannot be read, nothing is certain. */
    private static Access access(AcmeToken from) {
        if (!isRead(from.policies())) {
            return new Access.Unknown();
        }
        return new Access.Listed(those(PolicyEffect.ALLOW, from).stream()
                .map(policy -> new Grant(Role.named(policy.role()), Resource.of(PROJECT, policy.project())))
                .toList());
    }

    /** Returns what limits the token beyond its grants: its conditions, and what its policies deny. */
    private static List<Restriction> restrictions(AcmeToken from) {
        List<Restriction> restrictions = new ArrayList<>();
        Map<String, String> others = from.additionalProperties();
        String conditions = others == null ? null : others.get("conditions");
        if (conditions != null && !conditions.equals("{}") && !conditions.equals("null")) {
            restrictions.add(new Restriction(Restriction.Kind.NETWORK, "only under " + conditions, conditions));
        }
        if (!isRead(from.policies())) {
            restrictions.add(Restriction.unknown());
            return restrictions;
        }
        for (TokenPolicy policy : those(PolicyEffect.DENY, from)) {
            String denied = "except as " + policy.role() + " of project " + policy.project();
            restrictions.add(new Restriction(Restriction.Kind.OTHER, denied, policy));
        }
        return restrictions;
    }

    private static boolean isRead(@Nullable List<TokenPolicy> policies) {
        return policies != null && policies.stream().allMatch(AcmeRecords::isRead);
    }

    private static boolean isRead(TokenPolicy policy) {
        boolean isKnown = policy.effect() != null && policy.effect().isKnown();
        return isKnown && policy.role() != null && policy.project() != null;
    }

    private static List<TokenPolicy> those(PolicyEffect effect, AcmeToken from) {
        return from.policies().stream()
                .filter(policy -> effect.equals(policy.effect()))
                .toList();
    }
    // end::access

    // tag::settings
    static TokenSettings settings(TokenSpec spec, Instant now) {
        return TokenSettings.builder()
                .name(spec.nameWithMarker())
                .policies(policies(spec.grants()))
                .expiresOn(spec.lifetime().end(now).map(Timestamp::of).orElse(null))
                .build();
    }

    static List<TokenPolicy> policies(List<Grant> grants) {
        return grants.stream().map(AcmeRecords::policy).toList();
    }

    private static TokenPolicy policy(Grant grant) {
        Resource resource = grant.resource();
        if (!resource.kind().name().equals(PROJECT) || grant.role().id() != null) {
            throw InvalidInputException.of("grants", "hold more than a role by name on a resource of kind PROJECT");
        }
        return TokenPolicy.builder()
                .effect(PolicyEffect.ALLOW)
                .role(grant.role().name())
                .project(resource.id())
                .build();
    }
    // end::settings

    // tag::changed
    /** Returns all settings of a token with some changed: an update replaces them all, so that one left out is lost. */
    static TokenSettings changed(AcmeToken from, TokenUpdate update, @Nullable List<TokenPolicy> allowed)
            throws JsonShapeException {
        if (from.name() == null || from.status() == null || !isRead(from.policies())) {
            throw new JsonShapeException("a setting is missing or unreadable and cannot be kept");
        }
        List<TokenPolicy> policies = new ArrayList<>(allowed == null ? from.policies() : allowed);
        if (allowed != null) {
            policies.addAll(those(PolicyEffect.DENY, from));
        }
        return TokenSettings.builder()
                .name(update.name().orElse(from.name()))
                .status(from.status())
                .policies(policies)
                .expiresOn(from.expiresOn())
                .additionalProperties(from.additionalProperties())
                .build();
    }
    // end::changed
}
