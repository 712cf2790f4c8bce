package io.apitokens.inventory.audit;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.TokenPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules that need one token alone. */
final class TokenRules {

    private final AuditSettings settings;
    private final Instant now;

    TokenRules(AuditSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    static boolean isExpired(Token token, Instant now) {
        return token.status() == TokenStatus.EXPIRED
                || token.expiry().endsAt().filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Returns why a property is unknown. */
    static UnknownReason reason(Token token, Property property) {
        return token.unknowns().getOrDefault(property, UnknownReason.RECORD_OMITS_IT);
    }

    static Verdict expiryUnknown(Token token) {
        return Verdict.unknown(reason(token, Property.EXPIRY), "the expiry is unknown");
    }

    Verdict neverExpires(Token token) {
        if (token.expiry() instanceof Expiry.Unknown) {
            return expiryUnknown(token);
        }
        return token.expiry() instanceof Expiry.Never ? Verdict.finding("never expires") : Verdict.FINE;
    }

    Verdict endsSoon(Token token) {
        if (token.expiry() instanceof Expiry.Unknown) {
            return expiryUnknown(token);
        }
        String how = token.expiry() instanceof Expiry.Idle ? " unless it is used" : "";
        return token.expiry()
                .endsAt()
                .filter(end -> !end.isAfter(now.plus(settings.endsWithin())))
                .map(end -> Verdict.finding("ends at " + end + how))
                .orElse(Verdict.FINE);
    }

    Verdict expiredListed(Token token) {
        if (isExpired(token, now)) {
            return Verdict.finding("has expired and is still listed");
        }
        return token.expiry() instanceof Expiry.Unknown ? expiryUnknown(token) : Verdict.FINE;
    }

    Verdict unused(Token token) {
        Instant since = now.minus(settings.unusedFor());
        if (token.lastUse() instanceof LastUse.Never) {
            // The rule about tokens that were never used decides.
            return Verdict.FINE;
        }
        if (token.lastUse() instanceof LastUse.Within within) {
            if (within.latest().isBefore(since)) {
                return Verdict.finding("was last used at " + within.latest());
            }
            return within.earliest().isBefore(since)
                    ? Verdict.unknown(UnknownReason.RECORD_OMITS_IT, "the time of the last use is not exact enough")
                    : Verdict.FINE;
        }
        // A live token that expires when idle was used, or created, within its window.
        boolean idleEndsFirst = token.expiry() instanceof Expiry.Idle idle
                && idle.window() != null
                && idle.window().compareTo(settings.unusedFor()) <= 0;
        return idleEndsFirst ? Verdict.FINE : useUnknown(token);
    }

    static Verdict useUnknown(Token token) {
        UnknownReason reason = token.lastUse() instanceof LastUse.Estimated
                ? UnknownReason.VENDOR_HAS_NO_FIELD
                : reason(token, Property.LAST_USE);
        return Verdict.unknown(reason, "the last use is unknown");
    }

    Verdict neverUsed(Token token) {
        if (token.lastUse() instanceof LastUse.Within) {
            return Verdict.FINE;
        }
        if (!(token.lastUse() instanceof LastUse.Never)) {
            return useUnknown(token);
        }
        return token.created()
                .map(created -> created.isBefore(now.minus(settings.unusedFor()))
                        ? Verdict.finding("was never used since " + created)
                        : Verdict.FINE)
                .orElseGet(() ->
                        Verdict.unknown(reason(token, Property.CREATED), "was never used, and is of unknown age"));
    }

    Verdict oldSecret(Token token) {
        return token.secretIssued()
                .map(issued -> issued.isBefore(now.minus(settings.oldAfter()))
                        ? Verdict.finding("has a secret of " + issued)
                        : Verdict.FINE)
                .orElseGet(() -> Verdict.unknown(
                        reason(token, Property.SECRET_ISSUED), "the time at which the secret was issued is unknown"));
    }

    static Verdict issuerGone(Token token) {
        return token.issuer()
                .gone()
                .map(gone -> gone
                        ? Verdict.finding("its issuer " + who(token.issuer()) + " no longer exists")
                        : Verdict.FINE)
                .orElseGet(() -> Verdict.unknown(
                        reason(token, Property.ISSUER_STATUS), "it is unknown whether its issuer still exists"));
    }

    private static String who(Issuer issuer) {
        return issuer.email().or(issuer::name).or(issuer::id).orElse("");
    }

    static Verdict issuerUnknown(Token token) {
        boolean named =
                token.issuer().id().isPresent() || token.issuer().email().isPresent();
        return named ? Verdict.FINE : Verdict.finding("its issuer is unknown: " + reason(token, Property.ISSUER));
    }

    static Verdict issuerToken(Token token) {
        return switch (token.issuer().kind()) {
            case TOKEN -> Verdict.finding("was created by the token " + who(token.issuer()));
            case USER -> Verdict.FINE;
            case UNKNOWN ->
                Verdict.unknown(reason(token, Property.ISSUER), "it is unknown what kind of principal created it");
        };
    }

    Verdict noOwner(Token token) {
        Owners owners = settings.owners();
        boolean named = owners.of(
                        token.id().account(), token.name(), token.description().orElse(null))
                .isPresent();
        return named ? Verdict.FINE : withoutOwner(token, owners, "no owner is named");
    }

    /** Returns a finding, or unknown if the owner may stand in a description that the record does not show. */
    static Verdict withoutOwner(Token token, Owners owners, String problem) {
        UnknownReason hidden = hiddenOwner(token, owners);
        return hidden == null ? Verdict.finding(problem) : Verdict.unknown(hidden, "no description names an owner");
    }

    /** Returns why the owner may stand in a description that the record does not show; null if it does not. */
    static @Nullable UnknownReason hiddenOwner(Token token, Owners owners) {
        boolean mayHide = owners.readsDescription() && !owners.readsFile();
        return mayHide ? token.unknowns().get(Property.DESCRIPTION) : null;
    }

    /** Returns a verdict about the restriction, at a vendor that has them. */
    static Verdict restriction(Token token) {
        if (token.restrictions().stream().anyMatch(each -> each.kind() == Token.Restriction.Kind.NETWORK)) {
            return Verdict.FINE;
        }
        boolean unreadable =
                token.restrictions().stream().anyMatch(each -> each.kind() == Token.Restriction.Kind.UNKNOWN);
        return unreadable
                ? Verdict.unknown(reason(token, Property.RESTRICTIONS), "its restrictions cannot be read")
                : Verdict.finding("may be used from anywhere");
    }

    /** Returns a verdict about the lifetime, which of a token that expires when idle is its age. */
    Verdict longestLife(Token token) {
        if (token.expiry() instanceof Expiry.Unknown) {
            return expiryUnknown(token);
        }
        if (token.expiry() instanceof Expiry.Never) {
            return Verdict.finding("never expires");
        }
        Instant end = token.expiry() instanceof Expiry.At at ? at.instant() : now;
        return token.secretIssued()
                .map(issued -> Verdict.of(policy().lifeProblem(Duration.between(issued, end))))
                .orElseGet(() -> Verdict.unknown(reason(token, Property.SECRET_ISSUED), "the lifetime is unknown"));
    }

    private TokenPolicy policy() {
        return Objects.requireNonNull(settings.policy());
    }
}
