package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.TransportException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads accounts and separates their tokens into those to delete and those to keep. */
final class PlanBuilder {

    private final TokenFilter filter;
    private final Protection protection;
    // Keyed by id, so that a token that a vendor lists twice is counted once.
    private final Map<TokenId, Token> toDelete = new LinkedHashMap<>();
    private final Map<TokenId, Token> ownOnes = new LinkedHashMap<>();
    private final Map<TokenId, SkippedToken> skipped = new LinkedHashMap<>();
    private final Map<Account, ApiTokenException> unreadableAccounts = new LinkedHashMap<>();

    PlanBuilder(TokenFilter filter, Protection protection) {
        this.filter = filter;
        this.protection = protection;
    }

    void read(ApiTokens tokens) {
        try {
            Optional<TokenId> own = tokens.ownToken();
            for (Token token : tokens.list()) {
                sort(token, own);
            }
        } catch (CallInterruptedException e) {
            throw e;
        } catch (ApiTokenException e) {
            unreadableAccounts.put(tokens.account(), e);
        } catch (RuntimeException e) {
            // The account's tokens are foreign code.
            unreadableAccounts.put(
                    tokens.account(), TransportException.of(CallFacts.NO_CALL, "the list failed. See the cause.", e));
        }
    }

    private void sort(Token token, Optional<TokenId> own) {
        TokenFilter.Verdict verdict = filter.verdict(token);
        if (verdict == TokenFilter.Verdict.FAILS) {
            return;
        }
        SkipReason reason = Protection.undecided(verdict);
        if (reason == null) {
            reason = protection.reason(token, own);
        }
        TokenId id = token.id();
        if (reason != null) {
            skipped.put(id, new SkippedToken(token, reason));
        } else if (own.filter(id::equals).isPresent()) {
            ownOnes.put(id, token);
        } else {
            toDelete.put(id, token);
        }
    }

    /** Returns the tokens to delete, with those that the clients authenticate with last. */
    List<Token> toDelete() {
        List<Token> all = new ArrayList<>(toDelete.values());
        all.addAll(ownOnes.values());
        return List.copyOf(all);
    }

    List<SkippedToken> skipped() {
        return List.copyOf(skipped.values());
    }

    Map<Account, ApiTokenException> unreadableAccounts() {
        return unreadableAccounts;
    }
}
