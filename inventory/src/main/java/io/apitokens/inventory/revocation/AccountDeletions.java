package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.SecretDelivery;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.inventory.revocation.DeletionResult.AlreadyGone;
import io.apitokens.inventory.revocation.DeletionResult.Deleted;
import io.apitokens.inventory.revocation.DeletionResult.Failed;
import io.apitokens.inventory.revocation.DeletionResult.NotTried;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the planned tokens of one account by a few workers, which together keep to the client's rate limit. Looks each
 * token up before its deletion.
 */
final class AccountDeletions {

    /** Hides the time of a request, so that a distant vendor's rate is used, too. Few tokens need none of that. */
    private static final int MOST_WORKERS = 4;

    private static final int TOKENS_FOR_A_WORKER = 10;

    /** After as many failures in sequence, the account is unreachable: each further one would take a timeout. */
    private static final int MOST_FAILURES = 3;

    private final ApiTokens tokens;
    private final Protection protection;
    private final DeletionProgress progress;
    private final Queue<PlannedToken> waiting = new ConcurrentLinkedQueue<>();
    private final List<PlannedToken> last = new ArrayList<>();
    /** The failures after which a token may be gone, until the tokens are looked up. */
    private final Map<TokenId, Failed> doubtful = new ConcurrentHashMap<>();

    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable SkipReason givenUp;

    AccountDeletions(ApiTokens tokens, Protection protection, List<PlannedToken> planned, DeletionProgress progress) {
        // Thousands of deletions must not fail because they wait for the rate limit.
        this.tokens = tokens.withTimeoutAfterRateLimit();
        this.protection = protection;
        this.progress = progress;
        Optional<TokenId> own = ownToken();
        planned.forEach(each -> (own.filter(each.id()::equals).isPresent() ? last : waiting).add(each));
    }

    /** Returns the client's own token, which is deleted last; empty if that is unknown or fails, as deletions then do. */
    private Optional<TokenId> ownToken() {
        try {
            return tokens.ownToken();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the workers, which may run at the same time. The one that ends last completes the account. */
    List<Runnable> workers() {
        int count = Math.min(MOST_WORKERS, 1 + waiting.size() / TOKENS_FOR_A_WORKER);
        working.set(count);
        return Collections.nCopies(count, this::work);
    }

    private void work() {
        for (PlannedToken next = waiting.poll(); next != null; next = waiting.poll()) {
            delete(next);
        }
        if (working.decrementAndGet() == 0) {
            // Look up before the client's own token goes: without it, the client can look up nothing.
            lookUp();
            last.forEach(this::delete);
            lookUp();
        }
    }

    private void delete(PlannedToken planned) {
        DeletionResult result = result(planned);
        if (result instanceof Failed failed && isDoubtful(failed.error())) {
            doubtful.put(planned.id(), failed);
        } else {
            progress.add(planned.id(), result);
        }
    }

    private static boolean isDoubtful(ApiTokenException error) {
        boolean interrupted = error instanceof CallInterruptedException;
        return !interrupted && (error instanceof NotFoundException || error.outcome() == Outcome.UNKNOWN);
    }

    private DeletionResult result(PlannedToken planned) {
        if (progress.isInterrupted()) {
            return new NotTried(SkipReason.INTERRUPTED);
        }
        SkipReason reason = givenUp;
        if (reason != null) {
            return new NotTried(reason);
        }
        try {
            DeletionResult result = lookUpAndDelete(planned);
            failures.set(0);
            return result;
        } catch (CallInterruptedException e) {
            progress.interrupt();
            return e.attempts() == 0 ? new NotTried(SkipReason.INTERRUPTED) : new Failed(e);
        } catch (ApiTokenException e) {
            giveUpIfHopeless(e);
            return new Failed(e);
        } catch (Throwable e) {
            // The account's tokens are foreign code. The report must not be lost: it says what was deleted.
            return new Failed(TransportException.of(
                    CallFacts.NO_CALL.with(Outcome.UNKNOWN),
                    "the deletion failed, and it is unknown whether the token was deleted. See the cause.",
                    e));
        }
    }

    private void giveUpIfHopeless(ApiTokenException e) {
        if (e instanceof AuthenticationException) {
            givenUp = SkipReason.CREDENTIAL_REJECTED;
        } else if (!isOfUnreachable(e)) {
            failures.set(0);
        } else if (failures.incrementAndGet() >= MOST_FAILURES) {
            givenUp = SkipReason.ACCOUNT_UNREACHABLE;
        }
    }

    private static boolean isOfUnreachable(ApiTokenException e) {
        return e instanceof TransportException
                || e instanceof VendorUnavailableException
                || e instanceof DeadlineExceededException;
    }

    private DeletionResult lookUpAndDelete(PlannedToken planned) {
        Token present = tokens.get(planned.id());
        // Read the client's own token before each deletion: a rotation since the plan may have made a planned token the
        // client's own.
        SkipReason reason = Fingerprint.matches(planned.fingerprint(), present)
                ? protection.reason(present, tokens.ownToken())
                : SkipReason.CHANGED;
        if (reason != null) {
            return new NotTried(reason);
        }
        (protection.allowsOwnTokens() ? tokens.withOwnTokenChanges() : tokens).delete(planned.id());
        return new Deleted();
    }

    /** Looks up the tokens whose deletion was not proved; the others keep their failures. */
    private void lookUp() {
        if (!doubtful.isEmpty() && givenUp == null && !progress.isInterrupted()) {
            addGone();
        }
        addDoubtful();
    }

    /** Reports the deletions that were not proved. Needed after an interrupt, which may end the workers before they do. */
    void addDoubtful() {
        progress.addAll(doubtful);
        doubtful.clear();
    }

    /** Looks tokens up with one list for all of them. If that fails, it proves nothing. */
    private void addGone() {
        try {
            for (TokenId id : SecretDelivery.gone(tokens, doubtful.keySet())) {
                Failed failed = doubtful.remove(id);
                boolean missing = failed != null && failed.error() instanceof NotFoundException;
                progress.add(id, missing ? new AlreadyGone() : new Deleted());
            }
        } catch (CallInterruptedException e) {
            progress.interrupt();
        } catch (Throwable e) {
            return;
        }
    }
}
