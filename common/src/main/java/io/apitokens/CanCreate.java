package io.apitokens;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;

/** Tokens of a vendor that lets a program create them. */
public interface CanCreate extends ApiTokens {

    /**
     * Creates a token. The request is never sent twice unless the first one surely did not run.
     *
     * @param spec what it shall be
     * @return the token and its secret, which nobody else holds: store it before anything else
     * @throws InvalidInputException if the vendor cannot make such a token; nothing was sent
     * @throws LostCreateException if the token may exist although no answer came; says which tokens are suspect
     * @throws PartialCreateException if it was created, a later step failed, and its deletion was not confirmed; holds
     *     the secret
     * @throws CreateUndoneException if it was created, a later step failed, and it was deleted again
     */
    IssuedToken create(TokenSpec spec);

    /**
     * Creates a token and has its secret stored before returning.
     *
     * @param spec what it shall be
     * @param sink where the secret goes; checked before anything is sent
     * @return the token
     * @throws ConfigurationException if the sink says beforehand that it cannot store; nothing was sent
     * @throws CreateUndoneException if storing failed; the token was deleted again
     * @throws PartialCreateException if storing failed and deleting the token was not confirmed; holds the secret
     * @throws LostCreateException as {@link #create(TokenSpec)}
     */
    default Token create(TokenSpec spec, SecretSink sink) {
        return CreateGuard.store(this, this, spec, sink);
    }
}
