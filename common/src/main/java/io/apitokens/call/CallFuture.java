package io.apitokens.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
            super.complete(call.get());
        } catch (Throwable failure) {
            if (!cancellation.isCancelled()) {
                super.completeExceptionally(failure);
            }
            // Else whoever ended the call is about to say how: cancelled, timed out, or with a value of his own.
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return ends() && super.cancel(mayInterruptIfRunning);
    }

    /** Ends the call as {@link #cancel} does, and is refused where that is: {@code completeOnTimeout} comes through here. */
    @Override
    public boolean complete(T value) {
        return ends() && super.complete(value);
    }

    /** Ends the call as {@link #cancel} does, and is refused where that is: {@code orTimeout} comes through here. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return ends() && super.completeExceptionally(failure);
    }

    /** Completes by way of {@link #complete}, which the inherited one goes round. */
    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (RuntimeException | Error e) {
                completeExceptionally(e);
            }
        });
        return this;
    }

    /** Refused: it would drop a secret that was issued. */
    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("the answer of a call cannot be replaced");
    }

    /** Refused: it would drop a secret that was issued. */
    @Override
    public void obtrudeException(Throwable failure) {
        throw new UnsupportedOperationException("the answer of a call cannot be replaced");
    }

    private boolean ends() {
        return !isDone() && cancellation.cancel();
    }
}
