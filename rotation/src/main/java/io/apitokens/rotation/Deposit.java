package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.NewerSecretException;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import io.apitokens.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a secret into a sink and makes sure that it is there. A write whose outcome is unknown is repeated with the same
 * secret: were it given up, it could still be carried out later and leave a secret of a deleted token in the sink. Used once.
 */
final class Deposit {

    private static final int MAX_WRITES = 3;

    private final SecretSink sink;
    private final Timing timing;
    private @Nullable Exception failure;
    private boolean written;

    Deposit(SecretSink sink, Timing timing) {
        this.sink = sink;
        this.timing = timing;
    }

    /** What the sink holds in the end. */
    enum Result {
        /** The secret. */
        STORED,
        /** Something else. */
        NOT_STORED,
        /** The sink does not tell. */
        UNKNOWN
    }

    /** Tells what went wrong last. */
    Exception failure() {
        return failure == null ? new IOException("the sink does not give back the secret that was written") : failure;
    }

    /** Stores a secret in place of the version that was seen. */
    Result store(IssuedToken issued, @Nullable String expected) {
        for (int write = 1; ; write++) {
            write(issued, expected);
            Result result = readBack(issued, expected);
            boolean refused = failure instanceof NewerSecretException;
            boolean over = failure == null || refused || write == MAX_WRITES;
            if (result == Result.STORED || (over && result == Result.NOT_STORED)) {
                return result;
            }
            if (over || !slept(write)) {
                // What a later write is refused for may be the first one of these.
                return refused && write == 1 ? Result.NOT_STORED : Result.UNKNOWN;
            }
        }
    }

    private void write(IssuedToken issued, @Nullable String expected) {
        try {
            sink.write(issued, expected);
            failure = null;
            written = true;
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private Result readBack(IssuedToken issued, @Nullable String expected) {
        boolean interrupted = Thread.interrupted();
        try {
            StoredSecret stored = sink.read().orElse(null);
            if (stored != null && stored.secret().equals(issued.secret())) {
                return Result.STORED;
            }
            // What a write that returned has replaced cannot be there any more: the sink answers from an old copy.
            if (written && Objects.equals(stored == null ? null : stored.version(), expected)) {
                throw new IOException("the sink gives back what was stored before");
            }
            return Result.NOT_STORED;
        } catch (IOException | RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else if (!failure.equals(e)) {
                failure.addSuppressed(e);
            }
            return Result.UNKNOWN;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean slept(int write) {
        try {
            timing.sleep(Duration.ofSeconds(write));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
