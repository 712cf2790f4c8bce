package io.apitokens.okhttp;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that can be sent once. OkHttp does not resend it, and an interceptor that tries gets an exception. */
final class OneShotBody extends RequestBody {

    private final byte[] content;
    private final AtomicBoolean written = new AtomicBoolean();

    OneShotBody(byte[] content) {
        this.content = content;
    }

    /** Returns null: the request has a header for the type. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return content.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink store) throws IOException {
        if (!written.compareAndSet(false, true)) {
            throw new ExchangeException(Exchange.SENT_TWICE);
        }
        store.write(content);
    }
}
