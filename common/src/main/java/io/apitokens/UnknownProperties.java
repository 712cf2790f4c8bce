package io.apitokens;

import io.apitokens.Token.Property;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Finds the properties of a token that are unknown, and the reason for each. */
final class UnknownProperties {

    private UnknownProperties() {}

    /**
     * Returns the unknown properties of a token.
     *
     * @param token the token
     * @param stated the reasons that the vendor implementation states, also for properties that are known
     */
    static Map<Property, UnknownReason> of(Token token, Map<Property, UnknownReason> stated) {
        Map<Property, UnknownReason> unknown = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            if (isUnknown(token, property, stated)) {
                unknown.put(property, stated.getOrDefault(property, usual(property)));
            }
        }
        return Collections.unmodifiableMap(unknown);
    }

    private static UnknownReason usual(Property property) {
        return property == Property.RESTRICTIONS ? UnknownReason.UNREADABLE : UnknownReason.RECORD_OMITS_IT;
    }

    private static boolean isUnknown(Token token, Property property, Map<Property, UnknownReason> stated) {
        return switch (property) {
            // Most tokens have no description: it is unknown only where the vendor implementation says so.
            case DESCRIPTION -> token.description().isEmpty() && stated.containsKey(property);
            case CREATED -> token.created().isEmpty();
            case SECRET_ISSUED -> token.secretIssued().isEmpty();
            case EXPIRY -> token.expiry() instanceof Expiry.Unknown;
            case LAST_USE -> token.lastUse() instanceof LastUse.Unknown;
            case ACCESS -> token.access() instanceof Access.Unknown;
            case RESTRICTIONS ->
                token.restrictions().stream().anyMatch(each -> each.kind() == Token.Restriction.Kind.UNKNOWN);
            case SCOPE -> token.scope().isEmpty();
            default -> isUnknown(token.issuer(), property);
        };
    }

    private static boolean isUnknown(Issuer issuer, Property property) {
        return switch (property) {
            case ISSUER_NAME -> issuer.name().isEmpty();
            case ISSUER_EMAIL -> issuer.email().isEmpty();
            case ISSUER_STATUS -> issuer.status().isEmpty() && issuer.gone().isEmpty();
            default -> issuer.kind() == Issuer.Kind.UNKNOWN && issuer.id().isEmpty();
        };
    }
}
