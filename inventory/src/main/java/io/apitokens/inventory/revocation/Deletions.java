package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.NotFoundException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Deletes one token after another and records the result of each deletion. */
final class Deletions {

    private final TokenDirectory directory;
    private final Protection protection;
    private final Map<Token, DeletionResult> results = new LinkedHashMap<>();
    private final Set<Account> rejected = new HashSet<>();
    private boolean interrupted;

    Deletions(TokenDirectory directory, Protection protection) {
        this.directory = directory;
        this.protection = protection;
    }

    void apply(Token planned) {
        results.put(planned, result(planned));
    }

    private DeletionResult result(Token planned) {
        if (interrupted || Thread.currentThread().isInterrupted()) {
            return new DeletionResult.NotTried(SkipReason.INTERRUPTED);
        }
        if (rejected.contains(planned.id().account())) {
            return new DeletionResult.NotTried(SkipReason.CREDENTIAL_REJECTED);
        }
        try {
            return delete(directory.account(planned.id().account()), planned);
        } catch (NotFoundException e) {
            return new DeletionResult.AlreadyGone();
        } catch (CallInterruptedException e) {
            interrupted = true;
            return e.attempts() == 0
                    ? new DeletionResult.NotTried(SkipReason.INTERRUPTED)
                    : new DeletionResult.Failed(e);
        } catch (AuthenticationException e) {
            rejected.add(planned.id().account());
            return new DeletionResult.Failed(e);
        } catch (ApiTokenException e) {
            return new DeletionResult.Failed(e);
        }
    }

    private DeletionResult delete(ApiTokens tokens, Token planned) {
        Token present = protection.wantsFreshRecord() ? tokens.get(planned.id()) : planned;
        // Read the client's own token before each deletion: a rotation since the plan may have made a planned token the
        // client's own.
        SkipReason reason = protection.reason(present, tokens.ownToken());
        if (reason != null) {
            return new DeletionResult.NotTried(reason);
        }
        (protection.allowsOwnTokens() ? tokens.withOwnTokenChanges() : tokens).delete(planned.id());
        return new DeletionResult.Deleted();
    }

    Map<Token, DeletionResult> results() {
        return results;
    }
}
