package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PartialUpdateException;

/** Tokens of a vendor that lets a program change them. */
public interface CanUpdate extends ApiTokens {

    /**
     * Changes a token. What the update does not name stays as it is; without a version check at the vendor, so of two
     * concurrent updates the later one wins.
     *
     * @param id a token of this account
     * @param update what shall change
     * @return the token as it is afterwards
     * @throws InvalidInputException if the vendor cannot make such a change; nothing was sent
     * @throws NotFoundException if there is no such token
     * @throws PartialUpdateException if a part was changed and a later step failed; says which
     */
    Token update(TokenId id, TokenUpdate update);
}
