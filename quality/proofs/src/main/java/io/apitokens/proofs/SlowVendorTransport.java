package io.apitokens.proofs;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Loses its patience only while a slow answer is to be expected, so that the other exchanges of a cell do not fail on a busy
 * machine.
 */
final class SlowVendorTransport implements HttpTransport {

    private final HttpTransport impatient;
    private final HttpTransport patient;
    private final BooleanSupplier over;

    /** Becomes patient when the fault is {@code over}. */
    SlowVendorTransport(HttpTransport impatient, HttpTransport patient, BooleanSupplier over) {
        this.impatient = impatient;
        this.patient = patient;
        this.over = over;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        return (over.getAsBoolean() ? patient : impatient).send(request, attempt);
    }

    @Override
    public void close() {
        impatient.close();
        patient.close();
    }
}
