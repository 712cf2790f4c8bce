package io.apitokens.gcore;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.auth.Credential;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.gcore.api.ClientUser;
import io.apitokens.gcore.api.Group;
import io.apitokens.gcore.api.GroupName;
import io.apitokens.json.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts Gcore's records to the vendor-neutral types. */
final class GcoreRecords {

    private static final int MAX_ID_DIGITS = 19;

    private GcoreRecords() {}

    static Token token(Account account, ApiToken from) {
        String id = from.id() > 0 ? Long.toString(from.id()) : "";
        return Token.builder(TokenId.of(account, id), from)
                .name(from.name())
                .description(from.description())
                .status(Boolean.TRUE.equals(from.expired()) ? TokenStatus.EXPIRED : TokenStatus.ACTIVE)
                .created(Timestamp.instantOf(from.created()))
                .expiry(Timestamp.expiryOf(from.expDate()))
                .lastUse(Timestamp.lastUseOf(from.lastUsage()))
                .access(access(account, from.clientUser()))
                .issuer(issuer(from.clientUser()))
                .scope(Resource.account(account.id()))
                .unknowns(unknowns(from))
                .build();
    }

    /** Returns why times are unknown. All other fields are in every record, so only a record can omit them. */
    private static Map<Property, UnknownReason> unknowns(ApiToken from) {
        return isKnown(from.expDate()) && isKnown(from.lastUsage()) && isKnown(from.created())
                ? Map.of()
                : Map.of(
                        Property.EXPIRY, Timestamp.unknownReason(from.expDate()),
                        Property.LAST_USE, Timestamp.unknownReason(from.lastUsage()),
                        Property.CREATED, Timestamp.unknownReason(from.created()),
                        Property.SECRET_ISSUED, Timestamp.unknownReason(from.created()));
    }

    private static boolean isKnown(@Nullable Timestamp field) {
        return field != null && field.instant() != null;
    }

    /**
     * Copies a record without its secret. Older responses hold the secret only: then the id is read from the secret, or
     * 0 if the secret has none.
     */
    static ApiToken withoutSecret(ApiTokenCreated from) {
        Long id = from.id() == null && from.token() != null ? idWithin(from.token()) : from.id();
        return new ApiToken(
                id == null ? 0 : id,
                from.name(),
                from.description(),
                from.expDate(),
                from.expired(),
                from.deleted(),
                from.created(),
                from.lastUsage(),
                from.clientUser());
    }

    /** Returns the id at the start of a secret; null if none. It ends at {@code _}, or at {@code $} in version 1. */
    static @Nullable Long idWithin(Secret secret) {
        String text = secret.expose();
        int end = 0;
        while (end < text.length() && text.charAt(end) != '_' && text.charAt(end) != '$') {
            end++;
        }
        long id = end < text.length() ? parseId(text.substring(0, end)) : 0;
        return id > 0 ? id : null;
    }

    /** Returns the API token in a credential; empty if the credential has another scheme. */
    static Optional<Secret> keyWithin(Credential credential) {
        String text = credential.authorization().expose();
        String start = GcoreIam.SCHEME + " ";
        boolean isKey = text.length() > start.length() && text.regionMatches(true, 0, start, 0, start.length());
        return isKey ? Optional.of(Secret.of(text.substring(start.length()))) : Optional.empty();
    }

    /** Parses an id; returns 0 if the string is not an id. */
    static long parseId(String text) {
        if (text.isEmpty() || text.length() > MAX_ID_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return 0;
        }
    }

    private static Access access(Account account, @Nullable ClientUser user) {
        Group group = user == null ? null : user.role();
        if (group == null || (isBlank(group.name()) && group.id() == null)) {
            return new Access.Unknown();
        }
        Role role = new Role(
                group.name() == null ? "" : group.name().value(),
                group.id() == null ? null : Long.toString(group.id()));
        return new Access.Listed(List.of(new Grant(role, Resource.account(account.id()))));
    }

    private static boolean isBlank(@Nullable GroupName name) {
        return name == null || name.value().isBlank();
    }

    private static Issuer issuer(@Nullable ClientUser user) {
        if (user == null) {
            return Issuer.unknown();
        }
        // The vendor's documentation attributes this flag to the token. It is a field of the issuer, and the vendor's
        // own pages show the issuer struck through.
        return Issuer.of(
                Issuer.Kind.USER,
                user.userId() == null ? null : Long.toString(user.userId()),
                user.userEmail(),
                user.userName(),
                user.deleted());
    }
}
