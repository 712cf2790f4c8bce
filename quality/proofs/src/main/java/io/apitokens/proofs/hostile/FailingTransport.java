package io.apitokens.proofs.hostile;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A transport of a user that throws, at one moment, something that no transport should throw. */
final class FailingTransport implements HttpTransport {

    /** When the transport throws. */
    enum Moment {
        BEFORE_SENDING,
        AFTER_RESPONSE,
        WHILE_READING
    }

    private final HttpTransport real;
    private final Predicate<HttpRequest> main;
    private final Moment moment;
    private final Supplier<? extends Throwable> failure;
    private final boolean always;
    private final AtomicBoolean thrown = new AtomicBoolean();

    /**
     * Creates a transport.
     *
     * @param main matches the requests that fail
     * @param always whether all of them fail, else only the first
     */
    FailingTransport(
            HttpTransport real,
            Predicate<HttpRequest> main,
            Moment moment,
            Supplier<? extends Throwable> failure,
            boolean always) {
        this.real = real;
        this.main = main;
        this.moment = moment;
        this.failure = failure;
        this.always = always;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        if (!main.test(request) || (!always && !thrown.compareAndSet(false, true))) {
            return real.send(request, attempt);
        }
        if (moment == Moment.BEFORE_SENDING) {
            throw sneaky(failure.get());
        }
        HttpResponse response = real.send(request, attempt);
        if (moment == Moment.WHILE_READING) {
            return new HttpResponse(response.status(), response.headers(), new Failing(response, failure));
        }
        response.close();
        throw sneaky(failure.get());
    }

    @Override
    public void close() {
        real.close();
    }

    /** Throws anything, also where the compiler does not expect it. */
    static RuntimeException sneaky(Throwable failure) {
        return FailingTransport.<RuntimeException>raise(failure);
    }

    @SuppressWarnings("unchecked") // The cast does nothing at run time, which is the purpose.
    private static <E extends Throwable> RuntimeException raise(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A body that throws when it is read. */
    private static final class Failing extends InputStream {

        private final HttpResponse response;
        private final Supplier<? extends Throwable> failure;

        Failing(HttpResponse response, Supplier<? extends Throwable> failure) {
            this.response = response;
            this.failure = failure;
        }

        @Override
        public int read() {
            throw sneaky(failure.get());
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            throw sneaky(failure.get());
        }

        @Override
        public void close() throws IOException {
            response.close();
        }
    }
}
