package io.apitokens;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import java.util.OptionalInt;

/** Tokens of a vendor that lets a program create them. */
public interface CanCreate extends ApiTokens {

    /**
     * Tells how many tokens the account may hold, so that a rotation knows beforehand whether there is room for one more.
     *
     * @return empty when the vendor has no such limit, or none that is known
     */
    default OptionalInt quota() {
        return OptionalInt.empty();
    }

    /**
     * Tells how long a description may be, so that a marker is not the character too many.
     *
     * @return in characters; empty when no limit is known
     */
    default OptionalInt descriptionLimit() {
        return OptionalInt.empty();
    }

    /**
     * Describes a token like an existing one.
     *
     * @param token a token of this account
     * @return what to give to {@link #create(TokenSpec)}
     * @throws InvalidInputException if a token like it cannot be asked for: its record does not tell all that is needed,
     *     or it is of a kind that a specification cannot name
     */
    default TokenSpec specLike(Token token) {
        return TokenSpec.like(token);
    }

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
     * Creates a token and has its secret stored, and read back, before returning. What the sink holds until then is replaced,
     * unless it changes meanwhile.
     *
     * @param spec what it shall be
     * @param sink where the secret goes; checked and read before anything is sent
     * @return the token
     * @throws ConfigurationException if the sink says beforehand that it cannot store; nothing was sent
     * @throws CreateUndoneException if the secret was not, or not surely, stored; the token was deleted again
     * @throws PartialCreateException if the secret was not, or not surely, stored and deleting the token was not confirmed;
     *     holds the secret
     * @throws LostCreateException as {@link #create(TokenSpec)}
     */
    default Token create(TokenSpec spec, SecretSink sink) {
        return SecretDelivery.store(this, this, spec, sink);
    }
}
