package io.apitokens.okhttp;

import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/** Records whether any byte of a request may have been sent. */
final class SentWatch extends EventListener {

    private volatile boolean sent;

    /** Returns the watch of a call, or {@link EventListener#NONE} if it has none. */
    static EventListener of(Call call) {
        @Nullable SentWatch watch = call.request().tag(SentWatch.class);
        return watch == null ? EventListener.NONE : watch;
    }

    boolean sent() {
        return sent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }
}
