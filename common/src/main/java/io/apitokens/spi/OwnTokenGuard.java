package io.apitokens.spi;

import io.apitokens.ApiTokens;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;

/**
 * Protects the token that a client authenticates with. For vendor implementations.
 *
 * @see ApiTokens#withOwnTokenChanges()
 */
public final class OwnTokenGuard {

    private OwnTokenGuard() {}

    /**
     * Refuses a change of the client's own token. Does nothing if the own token is unknown.
     *
     * @param tokens the tokens of the account
     * @param id the token to change
     * @throws InvalidInputException if it is the client's own token
     * @throws ConfigurationException if the own token must be read from the credential source and the source fails
     */
    public static void refuseOwn(ApiTokens tokens, TokenId id) {
        if (tokens.ownToken().filter(id::equals).isPresent()) {
            throw InvalidInputException.of(
                    "token id",
                    "is that of the client's own token; nothing was sent, because the client would lose its access:"
                            + " use another credential, or call withOwnTokenChanges() before if that is meant");
        }
    }
}
