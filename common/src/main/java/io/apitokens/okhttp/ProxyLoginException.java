package io.apitokens.okhttp;

import java.io.IOException;

/** A proxy that opens no tunnel without another login. */
final class ProxyLoginException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    ProxyLoginException(boolean sent) {
        super("the proxy refused to open a tunnel (407)");
        this.sent = sent;
    }

    /** Returns whether a login was sent. */
    boolean sent() {
        return sent;
    }
}
