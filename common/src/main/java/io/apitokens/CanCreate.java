package io.apitokens;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The API tokens of an account at a vendor that supports creating tokens.
 *
 * <pre>{@code
 * TokenSpec spec = TokenSpec.builder("ci")
 *         .grant("ORGANIZATION_MEMBER", Resource.account())
 *         .expiresAfter(Duration.ofDays(30))
 *         .build();
 * // Returns after the secret was read back from the file. If storing it fails, the token is deleted.
 * Token token = tokens.create(spec, SecretStore.file(directory.resolve("ci.token")));
 * }</pre>
 */
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
     * Returns whether the vendor's tokens have a description. At a vendor without, {@link #create} refuses a
     * specification with one, and a marker (see {@link Token#marker()}) is part of the name.
     *
     * @return by default true
     */
    default boolean hasDescriptions() {
        return true;
    }

    /**
     * Returns whether a new token can have a restriction beyond its grants. {@link #create} and {@link #specLike} refuse
     * any other.
     *
     * @param restriction a restriction that is known, of this vendor or of another
     * @return by default false
     */
    default boolean supports(Token.Restriction restriction) {
        return false;
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
     * @throws InvalidInputException if the token's record lacks a necessary property, the token has a restriction beyond
     *     its grants that {@link #supports} does not accept, or it is of a kind that a specification cannot describe
     */
    default TokenSpec specLike(Token token) {
        return TokenSpec.like(token, this::supports);
    }

    /**
     * Checks a specification as {@link #create(TokenSpec)} does before its first request, and sends nothing. By default
     * checks nothing.
     *
     * @param spec the properties of a token
     * @throws InvalidInputException if the vendor cannot create such a token
     * @throws ConfigurationException if the client's spec check refuses it; has the broken rules
     */
    default void check(TokenSpec spec) {}

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
     * Creates a token and writes its secret to an empty secret store. Before returning, it reads the secret back. If
     * another writer has stored something meanwhile, the token is deleted again.
     *
     * @param spec the properties of the token
     * @param store the secret store; checked and read before any request is sent
     * @return the token
     * @throws ConfigurationException if the store's check or read fails, or the store holds a secret; no request was
     *     sent. {@link #createIfAbsent} keeps a stored secret that works, and a rotation replaces it
     * @throws CreateRolledBackException if the store proves that it does not hold the secret, and the token was deleted
     *     again
     * @throws PartialCreateException if it is unknown whether the secret is stored, the store could change it because it
     *     has a character other than visible ASCII, or the deletion of the token was not confirmed; contains the secret
     * @throws LostCreateException as {@link #create(TokenSpec)}
     */
    default Token create(TokenSpec spec, SecretStore store) {
        return delivery().create(this, spec, store);
    }

    /**
     * Creates a token as {@link #create(TokenSpec, SecretStore)}, unless the secret store holds a secret that works.
     * Running it again therefore changes nothing. Only whether the vendor accepts the stored secret is verified, by
     * {@link #verify}; not which token it belongs to.
     *
     * @param spec the properties of the token
     * @param store the secret store; checked and read before any request is sent
     * @return the token if it was created; empty if the stored secret works, and nothing was changed
     * @throws ConfigurationException if the store cannot be used, the vendor rejects the stored secret (see
     *     {@link #createIfAbsentOrRejected}) or does not say whether it works; nothing was changed
     */
    default Optional<Token> createIfAbsent(TokenSpec spec, SecretStore store) {
        return delivery().createIfAbsent(this, spec, store, false);
    }

    /**
     * Creates a token as {@link #createIfAbsent}, also if the vendor rejects the stored secret, which is then replaced.
     * The vendor rejects secrets that are expired or deleted, and secrets of accounts elsewhere.
     *
     * @param spec the properties of the token
     * @param store the secret store; checked and read before any request is sent
     * @return the token if it was created; empty if the stored secret works, and nothing was changed
     * @throws ConfigurationException if the store cannot be used, holds something that is not {@linkplain #recognizes
     *     recognized} as a secret of this vendor, or the vendor does not say whether the stored secret works; nothing
     *     was changed
     */
    default Optional<Token> createIfAbsentOrRejected(TokenSpec spec, SecretStore store) {
        return delivery().createIfAbsent(this, spec, store, true);
    }

    /**
     * Returns how secrets are delivered to a store. For vendor implementations, which limit the time of a rollback.
     *
     * @return by default, a delivery that deletes a token with this object's own timeout
     */
    default SecretDelivery delivery() {
        return SecretDelivery.of(this, TimeSource.system());
    }
}
