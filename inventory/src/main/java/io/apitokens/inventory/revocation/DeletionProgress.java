package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import java.util.HashMap;
import java.util.Map;

/** The results so far of a revocation, and whether it was interrupted. Thread-safe. */
final class DeletionProgress {

    private final ProgressListener listener;
    private final int total;
    private final Map<TokenId, DeletionResult> results = new HashMap<>();
    private volatile boolean interrupted;

    DeletionProgress(ProgressListener listener, int total) {
        this.listener = listener;
        this.total = total;
    }

    synchronized void add(TokenId id, DeletionResult result) {
        results.put(id, result);
        try {
            listener.onToken(id, result, results.size(), total);
        } catch (Throwable e) {
            // The listener is foreign code, and must not stop a revocation.
            return;
        }
    }

    synchronized void addAll(Map<TokenId, ? extends DeletionResult> more) {
        more.forEach(this::add);
    }

    void interrupt() {
        interrupted = true;
    }

    boolean isInterrupted() {
        return interrupted || Thread.currentThread().isInterrupted();
    }

    /** Returns the result for a token. One without a result was not reached by a worker, after an interrupt. */
    synchronized DeletionResult of(TokenId id) {
        return results.getOrDefault(id, new DeletionResult.NotTried(SkipReason.INTERRUPTED));
    }
}
