package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.SecretDelivery;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes one token after another and records the result of each deletion. */
final class Deletions {

    private final TokenDirectory directory;
    private final Protection protection;
    private final Map<Token, DeletionResult> results = new LinkedHashMap<>();
    private final Set<Account> rejected = new HashSet<>();
    /** The tokens whose deletion was not proved, until they are looked up. */
    private final Map<TokenId, Token> doubtful = new LinkedHashMap<>();

    private boolean interrupted;

    Deletions(TokenDirectory directory, Protection protection) {
        this.directory = directory;
        this.protection = protection;
    }

    void apply(List<Token> planned) {
        for (Token token : planned) {
            results.put(token, result(token));
        }
        directory.accounts().forEach(this::lookUp);
    }

    private DeletionResult result(Token planned) {
        if (interrupted || Thread.currentThread().isInterrupted()) {
            return new DeletionResult.NotTried(SkipReason.INTERRUPTED);
        }
        if (rejected.contains(planned.id().account())) {
            return new DeletionResult.NotTried(SkipReason.CREDENTIAL_REJECTED);
        }
        try {
            return delete(tokens(planned.id().account()), planned);
        } catch (CallInterruptedException e) {
            interrupted = true;
            return e.attempts() == 0
                    ? new DeletionResult.NotTried(SkipReason.INTERRUPTED)
                    : new DeletionResult.Failed(e);
        } catch (AuthenticationException e) {
            rejected.add(planned.id().account());
            return new DeletionResult.Failed(e);
        } catch (ApiTokenException e) {
            if (e instanceof NotFoundException || e.outcome() == Outcome.UNKNOWN) {
                doubtful.put(planned.id(), planned);
            }
            return new DeletionResult.Failed(e);
        } catch (RuntimeException e) {
            // The account's tokens are foreign code. The report must not be lost: it says what was deleted.
            doubtful.put(planned.id(), planned);
            return new DeletionResult.Failed(TransportException.of(
                    CallFacts.NO_CALL.with(Outcome.UNKNOWN),
                    "the deletion failed, and it is unknown whether the token was deleted. See the cause.",
                    e));
        }
    }

    /** Returns the tokens of an account. Thousands of deletions must not fail because they wait for the rate limit. */
    private ApiTokens tokens(Account account) {
        return directory.account(account).withTimeoutAfterRateLimit();
    }

    private DeletionResult delete(ApiTokens tokens, Token planned) {
        Token present = protection.wantsFreshRecord() ? tokens.get(planned.id()) : planned;
        // Read the client's own token before each deletion: a rotation since the plan may have made a planned token the
        // client's own.
        Optional<TokenId> own = tokens.ownToken();
        SkipReason reason = protection.reason(present, own);
        if (reason != null) {
            return new DeletionResult.NotTried(reason);
        }
        if (own.filter(planned.id()::equals).isPresent()) {
            // Without its own token the client can look up nothing.
            lookUp(tokens.account());
        }
        (protection.allowsOwnTokens() ? tokens.withOwnTokenChanges() : tokens).delete(planned.id());
        return new DeletionResult.Deleted();
    }

    /** Looks up the tokens of an account whose deletion was not proved, with one list for all of them. */
    private void lookUp(Account account) {
        Map<TokenId, Token> open = new LinkedHashMap<>(doubtful);
        open.keySet().removeIf(id -> !id.account().equals(account));
        doubtful.keySet().removeAll(open.keySet());
        if (open.isEmpty() || interrupted) {
            return;
        }
        try {
            for (TokenId id : SecretDelivery.gone(tokens(account), open.keySet())) {
                results.computeIfPresent(open.get(id), Deletions::gone);
            }
        } catch (CallInterruptedException e) {
            interrupted = true;
        } catch (RuntimeException e) {
            // The look-up proves nothing, so the failures of the deletions stand.
            return;
        }
    }

    private static DeletionResult gone(Token token, DeletionResult result) {
        boolean missing = result instanceof DeletionResult.Failed failed && failed.error() instanceof NotFoundException;
        return missing ? new DeletionResult.AlreadyGone() : new DeletionResult.Deleted();
    }

    Map<Token, DeletionResult> results() {
        return results;
    }
}
