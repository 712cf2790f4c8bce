package io.apitokens;

import io.apitokens.error.NotFoundException;

/** Tokens of a vendor that can replace a token's secret. */
public interface CanRotate extends ApiTokens {

    /**
     * Replaces the secret of a token, at once: the old one stops working before the new one is known to anybody but the
     * caller. The request is never sent twice unless the first one surely did not run.
     *
     * <p>If this fails with {@code outcome()} other than {@code NOT_APPLIED}, the old secret is or may be dead and the new one
     * is lost; rotating again recovers, unless the client authenticates with that very token.
     *
     * @param id a token of this account
     * @return the token and its new secret, which the vendor never shows again
     * @throws NotFoundException if there is no such token
     */
    IssuedToken rotate(TokenId id);
}
