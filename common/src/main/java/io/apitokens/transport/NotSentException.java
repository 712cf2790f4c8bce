package io.apitokens.transport;

import io.apitokens.internal.ForeignText;
import java.io.IOException;

/** A transport failure before the first byte of the request was sent. The vendor cannot have acted on the request. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean proxyLogin;

    /**
     * Creates the exception.
     *
     * @param message the failure
     * @param cause the cause of the failure
     */
    public NotSentException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private NotSentException(String message, Throwable cause, boolean proxyLogin) {
        super(ForeignText.printable(message), cause);
        this.proxyLogin = proxyLogin;
    }

    /**
     * Creates the exception for a proxy that opens no connection without another login. A retry would fail as well.
     *
     * @param sent whether a login was sent
     * @param cause the cause of the failure
     * @return the exception, whose message is fixed
     */
    public static NotSentException proxyLogin(boolean sent, Throwable cause) {
        String message = sent
                ? "the proxy refused the login (407): check its user and password"
                : "the proxy requires a login (407): set proxyLogin(…)";
        return new NotSentException(message, cause, true);
    }

    /** {@return whether it was created by {@link #proxyLogin}, so that its message is fixed} */
    public boolean isProxyLogin() {
        return proxyLogin;
    }
}
