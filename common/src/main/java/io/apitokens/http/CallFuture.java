package io.apitokens.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answer to come of a call; cancelling it ends the call, unless a secret would be lost. */
final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Cancellation cancellation = new Cancellation();

    Cancellation cancellation() {
        return cancellation;
    }

    /** Whatever happens, the future ends: a task that died silently would leave its caller waiting for ever. */
    void completeWith(Supplier<T> call) {
        try {
            complete(call.get());
        } catch (Throwable failure) {
            if (cancellation.isCancelled()) {
                // Whoever cancelled is told so, even if the call ended before cancel() came to its own end.
                super.cancel(false);
            }
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return !isDone() && cancellation.cancel() && super.cancel(mayInterruptIfRunning);
    }
}
