package io.apitokens.proofs.hostile;

import io.apitokens.Secret;
import io.apitokens.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one call ended for the client.
 *
 * @param call the number of the call
 * @param op the operation
 * @param demanded whether the demand of the case is about this call
 * @param value what it returned; null for nothing, or if it failed
 * @param listed the tokens that a walk returned before it ended or failed
 * @param error what it threw; null if it succeeded
 * @param held the secret that the exception holds
 * @param logged what was logged meanwhile
 */
record CallResult(
        int call,
        Op op,
        boolean demanded,
        @Nullable Object value,
        List<Token> listed,
        @Nullable Throwable error,
        @Nullable Secret held,
        List<String> logged) {

    boolean succeeded() {
        return error == null;
    }
}
