package io.apitokens.okhttp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the messages of exceptions. Those of OkHttp, Okio and TLS quote what the peer sent: status lines, header
 * names, names in certificates, and bytes of a response as hexadecimal digits, even of an earlier response.
 */
final class Failures {

    private static final String TIME = "the time was over or the thread was interrupted";
    private static final int MAX_CAUSES = 10;

    private Failures() {}

    /**
     * Returns an exception of the same class, if it is one of the JDK's for networks, and with the same stack trace. Its
     * message and those of its causes are fixed.
     */
    static IOException withoutForeignText(Throwable failure) {
        return withoutForeignText(failure, 0);
    }

    /** Returns an error that names the class of the given one, with the same stack trace and without its message. */
    static LinkageError withoutForeignText(LinkageError failure) {
        LinkageError copy = new LinkageError(failure.getClass().getName());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    /** Returns the failure of an exchange that was cancelled at its deadline. */
    static InterruptedIOException timeout(IOException cancelled) {
        InterruptedIOException timeout = new InterruptedIOException(TIME);
        timeout.initCause(cancelled);
        return timeout;
    }

    private static IOException withoutForeignText(Throwable failure, int depth) {
        if (failure instanceof ExchangeException ours) {
            return ours;
        }
        IOException copy = copy(failure);
        copy.setStackTrace(failure.getStackTrace());
        @Nullable Throwable cause = failure.getCause();
        if (cause != null && depth < MAX_CAUSES) {
            copy.initCause(withoutForeignText(cause, depth + 1));
        }
        return copy;
    }

    private static IOException copy(Throwable failure) {
        if (failure instanceof SSLException) {
            return ofTls(failure);
        }
        if (failure instanceof SocketException) {
            return ofConnecting(failure);
        }
        if (failure instanceof SocketTimeoutException) {
            return new SocketTimeoutException("the peer was silent for too long");
        }
        if (failure instanceof InterruptedIOException) {
            return new InterruptedIOException(TIME);
        }
        if (failure instanceof UnknownHostException) {
            return new UnknownHostException("the host name could not be resolved");
        }
        if (failure instanceof ProtocolException) {
            return new ProtocolException("the response breaks the rules of HTTP");
        }
        if (failure instanceof EOFException) {
            return new EOFException("the connection ended before the response did");
        }
        return new IOException(
                failure.getClass() == IOException.class
                        ? "the exchange failed"
                        : "the exchange failed: " + failure.getClass().getName());
    }

    private static IOException ofTls(Throwable failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return new SSLPeerUnverifiedException("the server's certificate is not for this host");
        }
        if (failure instanceof SSLHandshakeException) {
            return new SSLHandshakeException("TLS was not agreed on, or the server's certificate is not trusted");
        }
        return new SSLException("TLS failed");
    }

    private static IOException ofConnecting(Throwable failure) {
        if (failure instanceof NoRouteToHostException) {
            return new NoRouteToHostException("there is no route to the host");
        }
        if (failure instanceof ConnectException) {
            return new ConnectException("the connection was refused");
        }
        return new SocketException("the connection failed");
    }
}
