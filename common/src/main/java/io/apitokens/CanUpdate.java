package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PartialUpdateException;

/** The API tokens of an account at a vendor that supports changing tokens. */
public interface CanUpdate extends ApiTokens {

    /**
     * Changes a token. Properties that the update does not name keep their values. The vendor does not check versions,
     * so the later one of two concurrent updates wins.
     *
     * @param id a token of this account
     * @param update the changes
     * @return the token after the change
     * @throws InvalidInputException if the vendor does not support such a change; no request was sent
     * @throws NotFoundException if the token does not exist
     * @throws PartialUpdateException if a part was changed and a later step failed; names the part
     */
    Token update(TokenId id, TokenUpdate update);
}
