package io.apitokens.proofs;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Uses a short read timeout only until the slow fault has occurred. Other exchanges of a cell must not fail on a busy
 * machine.
 */
final class SlowVendorTransport implements HttpTransport {

    private final HttpTransport shortTimeout;
    private final HttpTransport longTimeout;
    private final BooleanSupplier over;

    /** Creates a transport that uses the long timeout once {@code over} returns true. */
    SlowVendorTransport(HttpTransport shortTimeout, HttpTransport longTimeout, BooleanSupplier over) {
        this.shortTimeout = shortTimeout;
        this.longTimeout = longTimeout;
        this.over = over;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        return (over.getAsBoolean() ? longTimeout : shortTimeout).send(request, attempt);
    }

    @Override
    public void close() {
        shortTimeout.close();
        longTimeout.close();
    }
}
