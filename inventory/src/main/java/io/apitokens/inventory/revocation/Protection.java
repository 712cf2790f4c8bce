package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tokens are kept even if the filter selects them. Applied when a plan is made and before each deletion.
 */
final class Protection {

    private final boolean withOwnTokens;
    private final Set<Account> acceptedUnknown;
    private final @Nullable Instant unusedSince;
    private final @Nullable TokenFilter unused;

    Protection(boolean withOwnTokens, Set<Account> acceptedUnknown, @Nullable Instant unusedSince) {
        this.withOwnTokens = withOwnTokens;
        this.acceptedUnknown = Set.copyOf(acceptedUnknown);
        this.unusedSince = unusedSince;
        // A token that was just created has never been used but may be used soon, so its secret must be old as well.
        this.unused = unusedSince == null
                ? null
                : TokenFilter.all().unusedSince(unusedSince).secretIssuedBefore(unusedSince);
    }

    boolean allowsOwnTokens() {
        return withOwnTokens;
    }

    /** Returns the accounts whose own token may be unknown. */
    Set<Account> acceptedUnknown() {
        return acceptedUnknown;
    }

    /** Returns the time since which a token must be unused; null if its use does not matter. */
    @Nullable
    Instant unusedSince() {
        return unusedSince;
    }

    @Nullable
    SkipReason reason(Token token, Optional<TokenId> own) {
        if (token.vendorManaged()) {
            return SkipReason.VENDOR_MANAGED;
        }
        SkipReason reason = reason(token.id(), own);
        return reason != null || unused == null ? reason : undecided(unused.verdict(token));
    }

    /** Considers only whether the token is the client's own. */
    private @Nullable SkipReason reason(TokenId id, Optional<TokenId> own) {
        if (own.isEmpty()) {
            return acceptedUnknown.contains(id.account()) ? null : SkipReason.OWN_UNKNOWN;
        }
        return own.get().equals(id) && !withOwnTokens ? SkipReason.OWN : null;
    }

    /** Returns the reason to keep a token for which a filter has this verdict; null if the token matches. */
    static @Nullable SkipReason undecided(TokenFilter.Verdict verdict) {
        return switch (verdict) {
            case PASSES -> null;
            case FAILS -> SkipReason.RECENTLY_USED;
            case LAST_USE_UNKNOWN -> SkipReason.LAST_USE_UNKNOWN;
            case ISSUER_UNKNOWN -> SkipReason.ISSUER_UNKNOWN;
            case ISSUED_BY_A_TOKEN -> SkipReason.ISSUED_BY_A_TOKEN;
            case EXPIRY_UNKNOWN -> SkipReason.EXPIRY_UNKNOWN;
            case CREATION_UNKNOWN -> SkipReason.CREATION_UNKNOWN;
        };
    }
}
