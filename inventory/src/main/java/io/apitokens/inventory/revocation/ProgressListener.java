package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;

/**
 * Receives the progress of a revocation, token by token. It is called by one thread at a time, though not always by the
 * same one. Its exceptions are ignored.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Receives the final result for a token.
     *
     * @param id the token
     * @param result its result
     * @param done the number of tokens that have a final result, with this one
     * @param total the number of tokens of the plan
     */
    void onToken(TokenId id, DeletionResult result, int done, int total);
}
