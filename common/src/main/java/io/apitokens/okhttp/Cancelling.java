package io.apitokens.okhttp;

import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Cancels the present call of a request, and any later one. */
final class Cancelling implements Runnable {

    private @Nullable Call call;
    private boolean cancelled;

    synchronized void next(Call next) {
        call = next;
        if (cancelled) {
            next.cancel();
        }
    }

    @Override
    public synchronized void run() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }
}
