package io.apitokens;

import io.apitokens.error.NotFoundException;

/** The API tokens of an account at a vendor that supports replacing a token's secret. */
public interface CanRotate extends ApiTokens {

    /**
     * Replaces the secret of a token in place. The old secret stops working at once, when only the caller has the new
     * one. The client sends the request again only if the earlier request was certainly not executed.
     *
     * <p>If the call fails with an {@code outcome()} other than {@code NOT_APPLIED}, the old secret may have stopped
     * working and the new one is lost. Rotating again recovers, unless the client authenticates with this very token.
     *
     * @param id a token of this account
     * @return the token and its new secret, which the vendor does not return again
     * @throws NotFoundException if the token does not exist
     */
    IssuedToken rotate(TokenId id);
}
