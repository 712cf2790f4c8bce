package io.apitokens.okta;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Resource;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.call.SpecCheck.Change;
import io.apitokens.call.SpecCheck.Proposal;
import io.apitokens.json.Timestamp;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.ApiTokenUpdate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts Okta's records to the vendor-neutral types. */
final class OktaRecords {

    /** The client name of tokens that people created. Any other name is that of an agent, which Okta manages. */
    private static final String MADE_BY_PEOPLE = "Okta API";

    private static final Access AS_ISSUER = new Access.AsIssuer();

    /** The longest accepted window, far above Okta's 30 days. A longer window is treated as unknown. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(3650);

    private static final List<Token.Restriction> NONE = List.of();
    private static final List<Token.Restriction> UNREADABLE = List.of(Token.Restriction.unknown());

    private OktaRecords() {}

    static Token token(Account account, ApiToken from, OktaIssuer issuer, Instant now) {
        Instant end = Timestamp.instantOf(from.expiresAt());
        Duration window = window(from.tokenWindow());
        return Token.builder(TokenId.of(account, OktaRules.INSTANCE.checkedId("token id", from.id())), from)
                .name(from.name())
                .status(end != null && !end.isAfter(now) ? TokenStatus.EXPIRED : TokenStatus.ACTIVE)
                .created(Timestamp.instantOf(from.created()))
                .expiry(end == null ? new Expiry.Unknown() : new Expiry.Idle(window, end))
                .lastUse(lastUse(end, window))
                .access(AS_ISSUER)
                .restrictions(restrictions(from.network()))
                .issuer(issuer.issuer())
                .unknowns(unknowns(from, issuer.reasons(), end == null || window == null))
                .scope(Resource.account(account.id()))
                // A record without a client name is not known to be that of a person, so bulk changes keep it.
                .vendorManaged(!MADE_BY_PEOPLE.equals(from.clientName()))
                .build();
    }

    /** Adds why times are unknown, if one may be. The last use is computed from the end and the window. */
    private static Map<Property, UnknownReason> unknowns(
            ApiToken from, Map<Property, UnknownReason> usual, boolean withTimes) {
        if (!withTimes && Timestamp.instantOf(from.created()) != null) {
            return usual;
        }
        Map<Property, UnknownReason> reasons = new EnumMap<>(usual);
        UnknownReason end = Timestamp.unknownReason(from.expiresAt());
        reasons.put(Property.EXPIRY, end);
        boolean oddWindow = from.tokenWindow() != null && window(from.tokenWindow()) == null;
        reasons.put(Property.LAST_USE, oddWindow ? UnknownReason.UNREADABLE : end);
        reasons.put(Property.CREATED, Timestamp.unknownReason(from.created()));
        reasons.put(Property.SECRET_ISSUED, Timestamp.unknownReason(from.created()));
        return reasons;
    }

    /** Converts an update to what it would make. Without a condition, the vendor keeps the present one. */
    static Proposal proposal(ApiTokenUpdate from) {
        if (from.network() == null) {
            return Proposal.restrictions(null);
        }
        List<Token.Restriction> restrictions = restrictions(from.network());
        return restrictions.equals(UNREADABLE)
                ? Proposal.unreadable(Change.UPDATE)
                : Proposal.restrictions(restrictions);
    }

    /** Converts the network condition. A record without one is of a token without restriction. */
    private static List<Token.Restriction> restrictions(@Nullable ApiTokenNetwork from) {
        if (from == null) {
            return NONE;
        }
        NetworkCondition condition = NetworkCondition.read(from);
        if (condition == null) {
            return UNREADABLE;
        }
        return condition.isAnywhere()
                ? NONE
                : List.of(new Token.Restriction(Token.Restriction.Kind.NETWORK, condition.inWords(), condition));
    }

    /** Estimates the last use. Okta's records have no field for it, but each use moves the end to one window later. */
    private static LastUse lastUse(@Nullable Instant end, @Nullable Duration window) {
        return end == null || window == null ? new LastUse.Unknown() : new LastUse.Estimated(end.minus(window));
    }

    private static @Nullable Duration window(@Nullable String text) {
        try {
            Duration window = text == null ? null : isDays(text) ? days(text) : Duration.parse(text);
            return window == null || window.compareTo(LONGEST_WINDOW) > 0 ? null : window;
        } catch (DateTimeException monthsOrYears) {
            return null;
        }
    }

    /** Returns whether a window is a few whole days, as nearly all are, so that it needs no regular expression. */
    private static boolean isDays(String text) {
        int last = text.length() - 1;
        if (last < 2 || last > 5 || text.charAt(0) != 'P' || text.charAt(last) != 'D') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Duration days(String text) {
        return Duration.ofDays(Integer.parseInt(text, 1, text.length() - 1, 10));
    }
}
