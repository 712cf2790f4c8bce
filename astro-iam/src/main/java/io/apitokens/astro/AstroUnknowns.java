package io.apitokens.astro;

import io.apitokens.Token.Property;
import io.apitokens.UnknownReason;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.BasicSubjectProfile;
import io.apitokens.astro.api.SubjectType;
import io.apitokens.json.Timestamp;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States why properties of Astro's tokens are unknown. */
final class AstroUnknowns {

    /** Astro's records say who created a token, but not whether that person or token still exists. */
    private static final Map<Property, UnknownReason> OF_USERS =
            Map.of(Property.ISSUER_STATUS, UnknownReason.VENDOR_HAS_NO_FIELD);

    /** A token that created a token has a name, but no e-mail address. */
    private static final Map<Property, UnknownReason> OF_TOKENS = Map.of(
            Property.ISSUER_STATUS, UnknownReason.VENDOR_HAS_NO_FIELD,
            Property.ISSUER_EMAIL, UnknownReason.VENDOR_HAS_NO_FIELD);

    private static final Map<Property, UnknownReason> OF_USERS_WITH_ROLES = withRoles(OF_USERS);
    private static final Map<Property, UnknownReason> OF_TOKENS_WITH_ROLES = withRoles(OF_TOKENS);

    private AstroUnknowns() {}

    /** Returns the reasons, also for properties that are known. */
    static Map<Property, UnknownReason> of(ApiToken from) {
        BasicSubjectProfile creator = from.createdBy();
        boolean token = creator != null && SubjectType.SERVICEKEY.equals(creator.subjectType());
        Map<Property, UnknownReason> usual = from.roles() == null
                ? token ? OF_TOKENS : OF_USERS
                : token ? OF_TOKENS_WITH_ROLES : OF_USERS_WITH_ROLES;
        return hasOddTime(from) ? withTimes(usual, from) : usual;
    }

    /** Adds that access is unknown because a role in the list lacks a part, not because the list is missing. */
    private static Map<Property, UnknownReason> withRoles(Map<Property, UnknownReason> usual) {
        Map<Property, UnknownReason> reasons = new EnumMap<>(usual);
        reasons.put(Property.ACCESS, UnknownReason.UNREADABLE);
        return Map.copyOf(reasons);
    }

    /** Adds why times are unknown. A period without an end contradicts itself: the end was not simply omitted. */
    private static Map<Property, UnknownReason> withTimes(Map<Property, UnknownReason> usual, ApiToken from) {
        Map<Property, UnknownReason> reasons = new EnumMap<>(usual);
        reasons.put(Property.EXPIRY, UnknownReason.UNREADABLE);
        reasons.put(Property.LAST_USE, Timestamp.unknownReason(from.lastUsedAt()));
        reasons.put(Property.CREATED, Timestamp.unknownReason(from.createdAt()));
        reasons.put(
                Property.SECRET_ISSUED,
                Timestamp.unknownReason(from.lastRotatedAt() == null ? from.createdAt() : from.lastRotatedAt()));
        return reasons;
    }

    private static boolean hasOddTime(ApiToken from) {
        return isOdd(from.endAt())
                || isOdd(from.lastUsedAt())
                || isOdd(from.createdAt())
                || isOdd(from.lastRotatedAt())
                || (from.endAt() == null && from.expiryPeriodInDays() != null);
    }

    private static boolean isOdd(@Nullable Timestamp field) {
        return field != null && field.instant() == null;
    }
}
