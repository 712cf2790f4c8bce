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
 * The API tokens of one account: the operations that every vendor supports. Calls block, within the client's timeout.
 * All methods are safe for use by multiple threads. Operations that only some vendors support have interfaces of their
 * own ({@link CanCreate}, {@link CanUpdate}, {@link CanRotate}); obtain them with {@code instanceof} or
 * {@link #require}.
 *
 * <p>Every method reports its failures as an {@link ApiTokenException}, and as no other exception.
 *
 * <pre>{@code
 * for (Token token : tokens.list(TokenFilter.all().nameStartsWith("ci-"))) {
 *     out.println(token.id() + " " + token.name() + " " + token.expiry());
 * }
 * CanCreate creator = tokens.require(CanCreate.class); // throws if the vendor cannot create tokens
 * IssuedToken issued = creator.create(spec);
 * tokens.delete(issued.token().id());
 * }</pre>
 */
public interface ApiTokens {

    /** {@return the account that these tokens belong to} */
    Account account();

    /**
     * Reads a token.
     *
     * @param id a token of this account
     * @return the token, without its secret
     * @throws NotFoundException if the token does not exist, was deleted, or is not visible to the client's credential
     * @throws InvalidInputException if the id belongs to another account or is not a valid id at this vendor; no
     *     request was sent
     */
    Token get(TokenId id);

    /**
     * Lists the tokens that are visible to the client's credential. The list is lazy: each iteration starts anew and
     * requests a page when it needs one.
     *
     * @return the tokens; their order is unspecified unless the vendor's own interface specifies one; a token whose
     *     record cannot be read is reported at the end of an iteration, see {@link Pager}
     */
    Pager<Token> list();

    /**
     * Lists the tokens that match a filter. The client applies the filter to each page that it reads.
     *
     * @param filter selects the tokens
     * @return the matching tokens, otherwise as {@link #list()}
     */
    default Pager<Token> list(TokenFilter filter) {
        return list().filter(filter::matches);
    }

    /**
     * Deletes a token, so that its secret stops working. If a response is lost, the client retries the deletion; a
     * retry that finds no such token counts as success. The client's own token, if {@link #ownToken()} returns it, is
     * refused unless {@link #withOwnTokenChanges()} allows it.
     *
     * @param id a token of this account
     * @throws NotFoundException if the first response reports that the token does not exist or is not visible to the
     *     client's credential
     * @throws InvalidInputException if the id belongs to another account, is not a valid id at this vendor, or is that
     *     of the client's own token; no request was sent
     */
    void delete(TokenId id);

    /**
     * Verifies a secret by one cheap read request that uses it instead of the client's own credential. Read-only
     * clients also support this. The vendor treats the request as a use of the token: it shows as the token's last use,
     * and extends a token that expires when idle.
     *
     * @param secret a token's secret, without the vendor's authentication scheme; the token may belong to another
     *     account
     * @return the status that the response shows; {@link SecretStatus#UNKNOWN} if the request failed in a way that does not
     *     show it, such as a timeout
     * @throws InvalidInputException if the secret contains a space or a character that is not visible ASCII; the
     *     message does not quote it; no request was sent
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if the client is closed or its proxy refuses the login; no request was sent
     */
    SecretStatus verify(Secret secret);

    /**
     * Checks whether a secret has the form of this vendor's token secrets. Sends no request. {@link TokenDirectory}
     * sends a secret only to accounts that recognize it.
     *
     * @param secret a secret of any vendor
     * @return true if the vendor may have issued it, in this account or another; false as long as the form is unknown,
     *     as in this default implementation
     */
    default boolean recognizes(Secret secret) {
        return false;
    }

    /**
     * Reads the id of a token from its secret, where the vendor's secrets contain it. Sends no request, and neither
     * stores nor passes on the secret. The id is unverified, because anyone can make up a secret.
     *
     * @param secret the secret, without the vendor's authentication scheme
     * @return the id, in this account, of a token that may not exist; empty if the secret contains no id, as in this
     *     default implementation
     */
    default Optional<TokenId> identify(Secret secret) {
        return Optional.empty();
    }

    /**
     * Returns the token that this client authenticates with, so that it can be protected from deletion. Sends no
     * request to the vendor.
     *
     * @return the token's id; empty when it is unknown, as in this default implementation: the token may still be one
     *     of this account's
     * @throws ConfigurationException if the credential must first be obtained from its source and the source fails
     */
    default Optional<TokenId> ownToken() {
        return Optional.empty();
    }

    /**
     * Returns this account's tokens as an interface with further operations.
     *
     * @param capability the required interface, such as {@code CanCreate.class}
     * @param <C> the required interface
     * @return this object, as that interface
     * @throws UnsupportedCapabilityException if the vendor does not support the operations; the message says what to do
     *     instead; no request was sent
     */
    default <C> C require(Class<C> capability) {
        if (capability.isInstance(this)) {
            return capability.cast(this);
        }
        throw UnsupportedCapabilityException.of(
                account().toString(), capability, "the vendor has no such operation for API tokens");
    }

    /**
     * Returns a view of the same client with another timeout for each operation.
     *
     * @param timeout the time for one operation, including all its requests and delays; each page of a list has its own
     * @return the view
     */
    ApiTokens withTimeout(Duration timeout);

    /**
     * Returns a view of the same client that may delete or restrict the client's own token. After that the client has
     * less access or none.
     *
     * @return the view, which keeps the other settings; this object itself, as in this
     *     default implementation, if it refuses no change of its own token. An implementation that wraps another one
     *     must wrap that one's view.
     */
    default ApiTokens withOwnTokenChanges() {
        return this;
    }

    /**
     * Returns a view of the same client for reads that decide whether a token is gone. Over HTTP/1.x, each of its
     * requests runs on a connection that carried no other request before.
     *
     * @return the view, which keeps the other settings; this object itself, as in this
     *     default implementation, if there are no such connections. An implementation that wraps another one must wrap
     *     that one's view.
     */
    default ApiTokens withFreshConnections() {
        return this;
    }

    /**
     * Returns a view of the same client for bulk work, whose requests would otherwise fail because they wait for each
     * other. Each request first waits for the client's rate limit, however long that takes; then its timeout starts. An
     * operation that takes several requests still waits within its timeout.
     *
     * @return the view, which keeps the other settings; this object itself, as in this
     *     default implementation, if it limits no rate. An implementation that wraps another one must wrap that one's
     *     view.
     */
    default ApiTokens withTimeoutAfterRateLimit() {
        return this;
    }

    /**
     * Returns a view of the same client that authenticates with a given secret instead of the client's own credential.
     *
     * @param secret a token's secret, without the vendor's authentication scheme
     * @return the view, which keeps the other settings and does not know its own token unless the secret contains its id;
     *     empty, as in this default implementation, if there is no such view
     * @throws InvalidInputException if the secret contains a space or a character that is not visible ASCII; the
     *     message does not quote it
     */
    default Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.empty();
    }
}
