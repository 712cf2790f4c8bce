package io.apitokens.inventory.revocation;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.spi.AccountInsight;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Derives the notes of planned tokens from their records. */
final class PlanNotes {

    private static final Duration DAY = Duration.ofDays(1);

    private final ManagedTokens managed;
    private final Instant dayBefore;

    PlanNotes(ManagedTokens managed, Instant now) {
        this.managed = managed;
        this.dayBefore = now.minus(DAY);
    }

    PlannedToken planned(Token token, String reason, AccountInsight insight) {
        Set<PlanNote> notes = EnumSet.of(withIssuer(insight), end(token.expiry()));
        if (usedToday(token.lastUse())) {
            notes.add(PlanNote.USED_TODAY);
        } else if (!token.lastUse().surelyUnusedSince(dayBefore)) {
            notes.add(PlanNote.USE_UNKNOWN);
        }
        if (managed.contains(token)) {
            notes.add(PlanNote.MANAGED);
        }
        Instant end = token.expiry().endsAt().orElse(null);
        return new PlannedToken(token.id(), token.name(), reason, notes, end, Fingerprint.of(token));
    }

    private static PlanNote withIssuer(AccountInsight insight) {
        return insight.endsTokensWithIssuer()
                .map(ends -> ends ? PlanNote.ENDS_WITH_ISSUER : PlanNote.OUTLIVES_ISSUER)
                .orElse(PlanNote.ISSUER_END_UNKNOWN);
    }

    private static PlanNote end(Expiry expiry) {
        if (expiry.endsAt().isPresent()) {
            return PlanNote.ENDS_BY_ITSELF;
        }
        return expiry instanceof Expiry.Never ? PlanNote.NEVER_ENDS : PlanNote.END_UNKNOWN;
    }

    private boolean usedToday(LastUse use) {
        if (use instanceof LastUse.Within within) {
            return !within.latest().isBefore(dayBefore);
        }
        return use instanceof LastUse.Estimated estimated
                && !estimated.instant().isBefore(dayBefore);
    }
}
