package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.time.Duration;
import java.util.Optional;

/**
 * The API tokens of one account: what every vendor can do. Calls block, within the timeout of the client; all methods are
 * safe for use by many threads. What only some vendors can do is an interface of its own ({@link CanCreate},
 * {@link CanUpdate}, {@link CanRotate}), to be asked for with {@code instanceof} or {@link #require}.
 *
 * <p>Every method throws an {@link ApiTokenException} when it fails, and nothing else.
 */
public interface ApiTokens extends AutoCloseable {

    /**
     * Tells which account this is.
     *
     * @return the account
     */
    Account account();

    /**
     * Reads a token.
     *
     * @param id a token of this account
     * @return the token, without its secret
     * @throws NotFoundException if it does not exist, was deleted, or cannot be seen by this credential
     * @throws InvalidInputException if the id belongs to another account or cannot be an id at this vendor; nothing was sent
     */
    Token get(TokenId id);

    /**
     * Lists the tokens that this credential can see. Lazy: each walk starts anew and asks for a page when it needs one.
     *
     * @return the tokens, in an order that only the vendor knows unless the vendor's own interface promises one
     */
    Pager<Token> list();

    /**
     * Lists the tokens that pass a filter, which is applied on this side.
     *
     * @param filter which tokens to give
     * @return as {@link #list()}
     */
    default Pager<Token> list(TokenFilter filter) {
        return list().filter(filter::matches);
    }

    /**
     * Deletes a token, so that its secret stops working. Repeated by the client when an answer is lost; a token that is gone
     * by then is a success.
     *
     * @param id a token of this account
     * @throws NotFoundException if the first answer says that there is no such token, or none that this credential can see
     * @throws InvalidInputException if the id belongs to another account or cannot be an id at this vendor; nothing was sent
     */
    void delete(TokenId id);

    /**
     * Asks the vendor whether a secret works, by one cheap read made with it in place of the client's own credential. Also a
     * read-only client may ask. To the vendor it is a use like any other: it shows as the token's last use, and prolongs a token
     * that ends when it is idle.
     *
     * @param secret a token's secret, without the vendor's scheme before it; of this account or not
     * @return what the answer shows; trouble on the way to it is {@link Liveness#UNKNOWN}, not an exception
     * @throws InvalidInputException if the secret cannot be one: a space, or a character that is not visible ASCII; it is not
     *     quoted; nothing was sent
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if the client is closed; nothing was sent
     */
    Liveness probe(Secret secret);

    /**
     * Tells which token this client authenticates with, so that it is not deleted by accident. Makes no request.
     *
     * @return the token's id; empty, unless a vendor can do better, when it is not known, which does not mean that it is none of
     *     this account's tokens
     * @throws ConfigurationException if the credential has to be asked for and its source fails
     */
    default Optional<TokenId> ownToken() {
        return Optional.empty();
    }

    /**
     * Gives this account's tokens as something that can do more.
     *
     * @param capability the interface that is needed, such as {@code CanCreate.class}
     * @param <C> the interface
     * @return this, as that interface
     * @throws UnsupportedCapabilityException if the vendor cannot do it; says what to do instead; nothing was sent
     */
    default <C> C require(Class<C> capability) {
        if (capability.isInstance(this)) {
            return capability.cast(this);
        }
        throw UnsupportedCapabilityException.of(
                account().toString(), capability, "the vendor has no such operation for API tokens");
    }

    /**
     * Gives the same tokens with another time limit for each call.
     *
     * @param timeout the time for one call with all its attempts and waits
     * @return a view on the same client
     */
    ApiTokens withTimeout(Duration timeout);

    /** Closes the client that this is a view of. Does nothing the second time. */
    @Override
    void close();
}
