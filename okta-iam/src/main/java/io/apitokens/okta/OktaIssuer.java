package io.apitokens.okta;

import io.apitokens.Issuer;
import io.apitokens.Token.Property;
import io.apitokens.UnknownReason;
import io.apitokens.okta.api.User;
import io.apitokens.okta.api.UserProfile;
import io.apitokens.okta.api.UserStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a token.
 *
 * @param issuer what is known of the owner
 * @param reasons why other properties of the token are unknown
 */
record OktaIssuer(Issuer issuer, Map<Property, UnknownReason> reasons) {

    private static final Map<UnknownReason, Map<Property, UnknownReason>> REASONS = allReasons();

    /** The owner of a token whose record does not name one. */
    static final OktaIssuer OMITTED = new OktaIssuer(Issuer.unknown(), of(UnknownReason.RECORD_OMITS_IT));

    /** Returns an owner of whom only the id is known. */
    static OktaIssuer of(@Nullable String userId, UnknownReason reason) {
        return userId == null
                ? OMITTED
                : new OktaIssuer(Issuer.of(Issuer.Kind.USER, userId, null, null, null), of(reason));
    }

    /** Returns an owner who was looked up. */
    static OktaIssuer of(String userId, User user) {
        UserProfile profile = user.profile();
        UserStatus status = user.status();
        Boolean gone = status == null ? null : status.equals(UserStatus.DEPROVISIONED);
        String email = profile == null ? null : profile.email();
        Issuer issuer = Issuer.of(Issuer.Kind.USER, userId, email, profile == null ? null : name(profile), gone)
                .withStatus(status == null ? null : status.value());
        return new OktaIssuer(issuer, of(UnknownReason.RECORD_OMITS_IT));
    }

    private static @Nullable String name(UserProfile profile) {
        String name = Stream.of(profile.firstName(), profile.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static Map<Property, UnknownReason> of(UnknownReason reason) {
        return REASONS.getOrDefault(reason, Map.of());
    }

    private static Map<UnknownReason, Map<Property, UnknownReason>> allReasons() {
        Map<UnknownReason, Map<Property, UnknownReason>> all = new EnumMap<>(UnknownReason.class);
        for (UnknownReason reason : UnknownReason.values()) {
            all.put(
                    reason,
                    Map.of(
                            // Okta's tokens have no description.
                            Property.DESCRIPTION, UnknownReason.VENDOR_HAS_NO_FIELD,
                            Property.ISSUER_NAME, reason,
                            Property.ISSUER_EMAIL, reason,
                            Property.ISSUER_STATUS, reason));
        }
        return all;
    }
}
