package io.apitokens.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The future result of a call. Cancelling it ends the call, unless a secret would be lost. */
final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Cancellation cancellation = new Cancellation();

    Cancellation cancellation() {
        return cancellation;
    }

    /** Completes the future in every case: if a failed task did not, its caller would wait for ever. */
    void completeWith(Supplier<T> call) {
        try {
            super.complete(call.get());
        } catch (Throwable failure) {
            if (!cancellation.isCancelled()) {
                super.completeExceptionally(failure);
            }
            // The call was ended through this future. The ending thread completes it: cancelled, timed out or with its
            // own value.
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return ends() && super.cancel(mayInterruptIfRunning);
    }

    /**
     * Ends the call as {@link #cancel} does, and is refused in the same cases. {@code completeOnTimeout} calls this
     * method.
     */
    @Override
    public boolean complete(T value) {
        return ends() && super.complete(value);
    }

    /** Ends the call as {@link #cancel} does, and is refused in the same cases. {@code orTimeout} calls this method. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return ends() && super.completeExceptionally(failure);
    }

    /** Completes through {@link #complete}, which the inherited method bypasses. */
    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (Throwable e) {
                // Also a checked exception of another JVM language: the future would never end.
                completeExceptionally(e);
            }
        });
        return this;
    }

    /** Throws: it would drop a secret that was issued. */
    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("the result of a call cannot be replaced");
    }

    /** Throws: it would drop a secret that was issued. */
    @Override
    public void obtrudeException(Throwable failure) {
        throw new UnsupportedOperationException("the result of a call cannot be replaced");
    }

    private boolean ends() {
        return !isDone() && cancellation.cancel();
    }
}
