package io.apitokens.call;

import io.apitokens.Account;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a client's listener and the log what calls do. Nothing that either does hurts a call. */
final class CallWatch {

    private static final Logger LOG = System.getLogger("io.apitokens");

    private final Account account;
    private final @Nullable CallListener listener;

    CallWatch(Account account, @Nullable CallListener listener) {
        this.account = account;
        this.listener = listener;
    }

    void started(Operation operation) {
        if (listener != null) {
            guarded(() -> listener.onStart(account, operation));
        }
    }

    void attempt(Operation operation, int attempt) {
        if (listener != null) {
            guarded(() -> listener.onAttempt(account, operation, attempt));
        }
    }

    void retry(Operation operation, int retry, Duration wait, String reason) {
        guarded(() -> logRetry(operation, retry, wait, reason));
        if (listener != null) {
            guarded(() -> listener.onRetry(account, operation, retry, wait));
        }
    }

    private void logRetry(Operation operation, int retry, Duration wait, String reason) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(
                    Level.DEBUG,
                    "{0} at {1}: retry {2} in {3} ms, after {4}",
                    operation,
                    account,
                    retry,
                    Long.toString(wait.toMillis()),
                    reason);
        }
    }

    void ended(CallEnd end) {
        guarded(() -> logEnd(end));
        if (listener != null) {
            guarded(() -> listener.onEnd(end));
        }
    }

    private void logEnd(CallEnd end) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(
                    Level.DEBUG,
                    "{0} at {1}: {2} after {3} attempts and {4} ms",
                    end.operation(),
                    account,
                    end.succeeded() ? Integer.toString(end.status()) : end.error(),
                    end.attempts(),
                    Long.toString(end.duration().toMillis()));
        }
    }

    /**
     * A listener or a log is somebody else's code, and a call is worth more than its metrics: even an error, such as that of a
     * class which is missing, must not cost a secret that has just been issued. So it is dropped, and not even logged.
     */
    private static void guarded(Runnable report) {
        try {
            report.run();
        } catch (Throwable dropped) {
            return;
        }
    }
}
