package io.apitokens;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import java.util.OptionalInt;

/** The API tokens of an account at a vendor that supports creating tokens. */
public interface CanCreate extends ApiTokens {

    /**
     * Returns the number of tokens that the account may hold. Before it creates a token, a rotation checks this limit.
     *
     * @return the limit; empty when there is none or it is unknown
     */
    default OptionalInt quota() {
        return OptionalInt.empty();
    }

    /**
     * Returns the maximum length of a description. A marker (see {@link Token#marker()}) is part of the description.
     *
     * @return the length in characters; empty when no limit is known
     */
    default OptionalInt descriptionLimit() {
        return OptionalInt.empty();
    }

    /**
     * Creates the specification of a token like an existing one.
     *
     * @param token a token of this account
     * @return the specification, to be passed to {@link #create(TokenSpec)}
     * @throws InvalidInputException if the token's record lacks a necessary property, or the token is of a kind that a
     *     specification cannot describe
     */
    default TokenSpec specLike(Token token) {
        return TokenSpec.like(token);
    }

    /**
     * Creates a token. The client sends the request again only if the earlier request was certainly not executed.
     *
     * @param spec the properties of the token
     * @return the token and its secret, of which this is the only copy: store it before anything else
     * @throws InvalidInputException if the vendor cannot create such a token; no request was sent
     * @throws LostCreateException if the token may exist although its response was lost or could not be read; contains
     *     the candidates
     * @throws PartialCreateException if the token was created, a later step failed, and its deletion was not confirmed;
     *     contains the secret
     * @throws CreateRolledBackException if the token was created, a later step failed, and the token was deleted again
     */
    IssuedToken create(TokenSpec spec);

    /**
     * Creates a token and writes its secret to a secret store. Before returning, it reads the secret back. The write
     * replaces the secret that the store held at the beginning; if that has changed meanwhile, the write fails.
     *
     * @param spec the properties of the token
     * @param store the secret store; checked and read before any request is sent
     * @return the token
     * @throws ConfigurationException if the store's check or read fails; no request was sent
     * @throws CreateRolledBackException if the secret was not stored, or storing it was not confirmed, and the token was
     *     deleted again
     * @throws PartialCreateException if the secret was not stored, or storing it was not confirmed, and the deletion of
     *     the token was not confirmed; contains the secret
     * @throws LostCreateException as {@link #create(TokenSpec)}
     */
    default Token create(TokenSpec spec, SecretStore store) {
        return SecretDelivery.store(this, this, spec, store);
    }
}
