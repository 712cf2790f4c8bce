package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenFilter.Verdict;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.revocation.IssuerChain.Followed;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one account and separates its tokens into those to delete and those to keep. */
final class AccountSurvey {

    private final ApiTokens tokens;
    private final AccountInsight insight;
    private final Protection protection;
    private final PlanNotes notes;
    private final IssuerChain chain = new IssuerChain();
    private final List<Token> madeByTokens = new ArrayList<>();
    // Keyed by id, so that a token that a vendor lists twice is counted once.
    private final Map<TokenId, PlannedToken> toDelete = new LinkedHashMap<>();
    private final Map<TokenId, PlannedToken> ownOnes = new LinkedHashMap<>();
    private final Map<TokenId, SkippedToken> skipped = new LinkedHashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private Optional<TokenId> own = Optional.empty();
    private boolean ended;

    AccountSurvey(ApiTokens tokens, Protection protection, PlanNotes notes) {
        this.tokens = tokens;
        this.insight = AccountInsight.of(tokens);
        this.protection = protection;
        this.notes = notes;
    }

    /**
     * Reads the account. A failure becomes a gap, and the tokens that were read before it are kept. An interrupt leaves
     * the survey without an end.
     */
    void read(Function<AccountInsight, Selection> selector) {
        try {
            Visibility visibility = insight.visibility();
            if (visibility.extent() != Extent.ALL) {
                gaps.add("its credential sees " + visibility + ": " + visibility.remedy());
            }
            Selection selection = selector.apply(insight);
            if (!selection.gap().isEmpty()) {
                gaps.add(selection.gap());
            }
            own = tokens.ownToken();
            list(selection);
        } catch (CallInterruptedException e) {
            return;
        } catch (Throwable e) {
            // The account's tokens are foreign code, whose failure must not be taken for an empty list.
            gaps.add(failed(e));
        }
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    private void list(Selection selection) {
        try {
            for (Token token : tokens.list()) {
                chain.add(token);
                Verdict verdict = selection.verdict(token);
                if (verdict == Verdict.ISSUED_BY_A_TOKEN) {
                    madeByTokens.add(token);
                } else {
                    sort(token, verdict, selection.reason());
                }
            }
        } finally {
            for (Token token : madeByTokens) {
                Followed followed = chain.follow(token, selection);
                String path = ForeignText.list(followed.through(), Function.identity(), ", ");
                sort(token, followed.verdict(), selection.reason() + " through the tokens " + path);
            }
        }
    }

    private static String failed(Throwable e) {
        String told = e instanceof ApiTokenException own
                ? ReportFormatter.said(own)
                : "the list failed with " + e.getClass().getSimpleName();
        return told + ": its other tokens are unknown; correct the error, and plan again";
    }

    private void sort(Token token, Verdict verdict, String reason) {
        if (verdict == Verdict.FAILS) {
            return;
        }
        SkipReason kept = Protection.undecided(verdict);
        if (kept == null) {
            kept = protection.reason(token, own);
        }
        TokenId id = token.id();
        if (kept != null) {
            skipped.put(id, new SkippedToken(id, token.name(), kept));
        } else {
            (own.filter(id::equals).isPresent() ? ownOnes : toDelete).put(id, notes.planned(token, reason, insight));
        }
    }

    /** Returns the tokens to delete, with the one that the client authenticates with last. */
    List<PlannedToken> toDelete() {
        List<PlannedToken> all = new ArrayList<>(toDelete.values());
        all.addAll(ownOnes.values());
        return all;
    }

    List<SkippedToken> skipped() {
        return List.copyOf(skipped.values());
    }

    /** Returns why tokens of the account may be missing, each with what to do; empty if it was seen whole. */
    List<String> gaps() {
        return List.copyOf(gaps);
    }
}
