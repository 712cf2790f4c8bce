package io.apitokens.call;

import io.apitokens.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response with a success status that cannot be used. It never leaves the retry loop, so it has no stack trace. */
final class UnusableResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Secret secret;
    private final @Nullable IOException cut;

    private UnusableResponseException(String problem, @Nullable Secret secret, @Nullable IOException cut) {
        super(problem, null, false, false);
        this.secret = secret;
        this.cut = cut;
    }

    /** Creates the exception for a complete response. A retry would receive the same. */
    static UnusableResponseException whole(String problem, @Nullable Secret secret) {
        return new UnusableResponseException(problem, secret, null);
    }

    /** Creates the exception for a truncated response. */
    static UnusableResponseException cut(IOException cut, @Nullable Secret secret) {
        return new UnusableResponseException("the response ended early", secret, cut);
    }

    /** Returns the problem, without any content of the document. */
    String problem() {
        return String.valueOf(getMessage());
    }

    /** Returns the secret that was read before the failure, or null. */
    @Nullable
    Secret secret() {
        return secret;
    }

    /** Returns the reason why the response was truncated; null if it was not. */
    @Nullable
    IOException cut() {
        return cut;
    }
}
