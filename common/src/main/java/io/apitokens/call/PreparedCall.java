package io.apitokens.call;

import io.apitokens.transport.Attempt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call with all its arguments. */
final class PreparedCall<T extends @Nullable Object> implements ApiCall<T> {

    private final ApiClient client;
    private final Operation operation;
    private final String url;
    private final byte @Nullable [] body;
    private final Decoder<T> decoder;
    private final CallOptions options;
    private final SpecCheck.@Nullable Proposal proposal;

    PreparedCall(
            ApiClient client,
            Operation operation,
            String url,
            byte @Nullable [] body,
            Decoder<T> decoder,
            CallOptions options,
            SpecCheck.@Nullable Proposal proposal) {
        this.client = client;
        this.operation = operation;
        this.url = url;
        this.body = body;
        this.decoder = decoder;
        this.options = options;
        this.proposal = proposal;
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public ApiCall<T> timeout(Duration timeout) {
        return with(options.withTimeout(timeout));
    }

    @Override
    public ApiCall<T> retries(int retries) {
        return with(options.withRetries(retries));
    }

    private ApiCall<T> with(CallOptions changed) {
        return new PreparedCall<>(client, operation, url, body, decoder, changed, proposal);
    }

    @Override
    public ApiCall<T> onFreshConnection() {
        return with(options.onFreshConnection());
    }

    @Override
    public <R extends @Nullable Object> ApiCall<R> map(ApiCall.Mapper<? super T, ? extends R> mapper) {
        return new PreparedCall<>(client, operation, url, body, decoder.then(mapper), options, proposal);
    }

    @Override
    public T execute() {
        Cancellation cancellation = new Cancellation();
        Attempt other = options.within();
        if (other != null) {
            other.onCancel(cancellation::cancel);
        }
        return new CallExecution<>(client, this, decoder, cancellation).result();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        CallFuture<T> future = new CallFuture<>();
        CallExecution<T> execution = new CallExecution<>(client, this, decoder, future.cancellation());
        AtomicBoolean started = new AtomicBoolean();
        try {
            client.executor().execute(() -> {
                // An executor that runs its task twice must not make the call twice.
                if (started.compareAndSet(false, true)) {
                    future.completeWith(execution::result);
                }
            });
        } catch (Throwable e) {
            // A call that has started completes its future itself, whatever the executor threw afterwards.
            if (started.compareAndSet(false, true)) {
                future.completeExceptionally(execution.refused(e));
            }
        }
        return future;
    }

    @Override
    public RawResponse executeRaw() {
        return new CallExecution<>(client, this, Decoder.UNREAD, new Cancellation()).result();
    }

    /** Returns the same call, about which the client's spec check is asked differently. */
    PreparedCall<T> proposing(SpecCheck.Proposal other) {
        return new PreparedCall<>(client, operation, url, body, decoder, options, other);
    }

    SpecCheck.@Nullable Proposal proposal() {
        return proposal;
    }

    String url() {
        return url;
    }

    byte @Nullable [] body() {
        return body;
    }

    Decoder<T> decoder() {
        return decoder;
    }

    CallOptions options() {
        return options;
    }

    /** Returns whether the request must run on a connection that carried nothing before. */
    boolean needsFreshConnection() {
        return options.freshConnection() || !operation.effect().readsOnly();
    }

    /** Returns the operation's name only: arguments may be confidential. */
    @Override
    public String toString() {
        return "ApiCall[" + operation + "]";
    }
}
