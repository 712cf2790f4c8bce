package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.http.Pager;
import java.time.Duration;

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
