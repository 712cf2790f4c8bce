package io.apitokens.error;

import io.apitokens.SecretChangedException;
import io.apitokens.internal.ForeignText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of foreign code as the cause of an exception. It keeps class, stack trace, causes and suppressed
 * exceptions, but not the message, which may quote a secret or forge a log line.
 */
final class RedactedCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Further causes and suppressed exceptions are dropped. */
    private static final int MOST = 32;

    /** Deeper chains of suppressed exceptions are redacted. */
    private static final int MAX_DEPTH = 4;

    private static final StackTraceElement[] NO_STACK = {};

    private RedactedCause(String text, @Nullable Throwable cause, StackTraceElement[] stack) {
        super(ForeignText.printable(text), cause, true, true);
        setStackTrace(stack);
    }

    /**
     * Returns a cause without foreign messages. An exception of this library is returned as it is, unless a foreign one
     * was suppressed in it.
     */
    static @Nullable Throwable of(@Nullable Throwable cause) {
        return cause == null ? null : of(cause, seen());
    }

    /** Returns a cause without any message, for code that has no business to throw exceptions of this library. */
    static @Nullable Throwable withoutMessage(@Nullable Throwable cause) {
        return cause == null ? null : redacted(cause, cause.getClass().getName(), seen());
    }

    private static Set<Throwable> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static @Nullable Throwable of(@Nullable Throwable cause, Set<Throwable> seen) {
        if (cause == null || seen.size() == MOST || !seen.add(cause)) {
            return null;
        }
        if (cause instanceof RedactedCause || isClean(cause, MAX_DEPTH)) {
            return cause;
        }
        String name = cause.getClass().getName();
        return redacted(cause, cause instanceof ApiTokenException ? name + ": " + cause.getMessage() : name, seen);
    }

    /** Returns whether an exception and those suppressed in it are of this library, which redacts their causes itself. */
    private static boolean isClean(Throwable cause, int depth) {
        if (!(cause instanceof ApiTokenException) || depth == 0) {
            return false;
        }
        for (Throwable suppressed : cause.getSuppressed()) {
            if (!isClean(suppressed, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private static Throwable redacted(Throwable cause, String text, Set<Throwable> seen) {
        try {
            Throwable redacted = copy(cause, text, seen);
            for (Throwable suppressed : cause.getSuppressed()) {
                Throwable other = of(suppressed, seen);
                if (other != null) {
                    redacted.addSuppressed(other);
                }
            }
            return redacted;
        } catch (RuntimeException | Error e) {
            // A foreign class may override the accessors of an exception, and fail in them.
            return new RedactedCause(text, null, NO_STACK);
        }
    }

    /** Returns a copy. Callers look for a {@link SecretChangedException}, so it stays one. */
    private static Throwable copy(Throwable cause, String text, Set<Throwable> seen) {
        if (cause instanceof SecretChangedException) {
            SecretChangedException changed = new SecretChangedException("the store");
            changed.setStackTrace(cause.getStackTrace());
            return changed;
        }
        return new RedactedCause(text, of(cause.getCause(), seen), cause.getStackTrace());
    }

    /** Returns the class name of the exception that this one stands for; of a library exception also its message. */
    @SuppressWarnings("OverrideThrowableToString") // The class to print is that of the other exception.
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
