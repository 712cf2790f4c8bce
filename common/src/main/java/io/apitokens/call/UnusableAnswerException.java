package io.apitokens.call;

import io.apitokens.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A good answer from which nothing can be made. Never leaves the loop of attempts, and so needs no trace. */
final class UnusableAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Secret secret;
    private final @Nullable IOException cut;

    private UnusableAnswerException(String problem, @Nullable Secret secret, @Nullable IOException cut) {
        super(problem, null, false, false);
        this.secret = secret;
        this.cut = cut;
    }

    /** The answer is whole, and will be no better a second time. */
    static UnusableAnswerException whole(String problem, @Nullable Secret secret) {
        return new UnusableAnswerException(problem, secret, null);
    }

    /** The answer ended before it should have. */
    static UnusableAnswerException cut(IOException cut, @Nullable Secret secret) {
        return new UnusableAnswerException("the answer ended early", secret, cut);
    }

    /** What is wrong; no text of the document. */
    String problem() {
        return String.valueOf(getMessage());
    }

    /** The secret that had been read until then, or null. */
    @Nullable
    Secret secret() {
        return secret;
    }

    /** Why the answer ended early; null if it did not. */
    @Nullable
    IOException cut() {
        return cut;
    }
}
