package io.apitokens.call;

import io.apitokens.Account;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports call events to the listener and the log. Exceptions thrown by either are ignored. */
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

    void excepted(Operation operation, String rule, String reason) {
        if (listener != null) {
            guarded(() -> listener.onPolicyException(account, operation, rule, reason));
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
     * Runs a report and ignores everything it throws. Listeners and loggers are external code: even an Error, such as a
     * missing class, must not lose a secret that was just issued. The failure is not logged either.
     */
    private static void guarded(Runnable report) {
        try {
            report.run();
        } catch (Throwable dropped) {
            return;
        }
    }
}
