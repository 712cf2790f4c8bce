package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.IncompleteListException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.internal.ForeignText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tokens of several accounts, at any vendors. Each call goes to the account that the token's id names. Safe for use
 * by multiple threads.
 *
 * <pre>{@code
 * TokenDirectory tokens = TokenDirectory.of(astro.tokens(), okta.tokens());
 * for (Token token : tokens.list()) {
 *     out.println(token.id() + " " + token.name());
 * }
 * tokens.delete(id); // at the account that the id names
 * }</pre>
 */
public final class TokenDirectory {

    private final Map<Account, ApiTokens> members;

    private TokenDirectory(Map<Account, ApiTokens> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /**
     * Creates a directory of several accounts.
     *
     * @param accounts the tokens of each account, in the order in which {@link #list()} reads them
     * @return the directory; the caller closes the clients
     * @throws InvalidInputException if two of them belong to the same account
     */
    public static TokenDirectory of(ApiTokens... accounts) {
        Map<Account, ApiTokens> members = new LinkedHashMap<>();
        for (ApiTokens tokens : accounts) {
            if (members.put(tokens.account(), tokens) != null) {
                throw InvalidInputException.of("accounts", "contain " + tokens.account() + " twice");
            }
        }
        return new TokenDirectory(members);
    }

    /** {@return the accounts, in the order in which they were given} */
    public Set<Account> accounts() {
        return members.keySet();
    }

    /**
     * Returns the tokens of one account.
     *
     * @param account one of {@link #accounts()}
     * @return its tokens
     * @throws InvalidInputException if the account is not in this directory
     */
    public ApiTokens account(Account account) {
        ApiTokens tokens = members.get(Objects.requireNonNull(account, "account"));
        if (tokens == null) {
            throw InvalidInputException.of(
                    "account", "is not one of [" + ForeignText.list(members.keySet(), Function.identity(), ", ") + "]");
        }
        return tokens;
    }

    /**
     * Returns the tokens of one account as an interface with further operations.
     *
     * @param account one of {@link #accounts()}
     * @param capability the required interface, such as {@code CanCreate.class}
     * @param <C> the required interface
     * @return the account's tokens, as that interface
     * @throws UnsupportedCapabilityException if its vendor does not support the operations; no request was sent
     */
    public <C> C require(Account account, Class<C> capability) {
        return account(account).require(capability);
    }

    /**
     * Reads a token of any of the accounts.
     *
     * @param id the token's id
     * @return the token, without its secret
     * @throws NotFoundException if the token does not exist or is not visible to its account's credential
     */
    public Token get(TokenId id) {
        return account(id.account()).get(id);
    }

    /**
     * Deletes a token of any of the accounts.
     *
     * @param id the token's id
     * @throws NotFoundException if the token does not exist or is not visible to its account's credential
     */
    public void delete(TokenId id) {
        account(id.account()).delete(id);
    }

    /**
     * Lists the tokens of all accounts, lazily, in the order of the accounts, several of which are read at a time. An
     * iteration returns every token that can be read. If an account could not be read completely, the iteration then
     * throws an {@link IncompleteListException} instead of ending, so an iteration that ends was complete.
     *
     * @return the tokens; each iteration starts anew
     */
    public TokenList list() {
        return list(TokenFilter.all());
    }

    /**
     * Lists the tokens of all accounts that match a filter, otherwise as {@link #list()}.
     *
     * @param filter selects the tokens
     * @return the matching tokens; each iteration starts anew
     */
    public TokenList list(TokenFilter filter) {
        return new TokenList(members.values(), Objects.requireNonNull(filter, "filter"), null);
    }

    /**
     * Lists the tokens of all accounts and reports each account that fails, instead of throwing as {@link #list()}
     * does.
     *
     * @param filter selects the tokens
     * @param onFailure called on the iterating thread with each account that could not be read completely, and its
     *     error
     * @return the matching tokens; each iteration starts anew
     */
    public TokenList list(TokenFilter filter, BiConsumer<Account, ApiTokenException> onFailure) {
        Objects.requireNonNull(onFailure, "onFailure");
        return new TokenList(members.values(), Objects.requireNonNull(filter, "filter"), onFailure);
    }

    /**
     * Verifies a secret at every account that recognizes it, in order. An account whose vendor gives its secrets
     * another form does not receive it. The vendors treat the request as a use of the token, as
     * {@link ApiTokens#verify} describes.
     *
     * @param secret a token's secret, without the vendor's authentication scheme
     * @return the status at each account that received the secret; empty if none did, which proves nothing about the
     *     secret
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if the client of such an account is closed
     */
    public Map<Account, SecretStatus> verify(Secret secret) {
        Map<Account, SecretStatus> statuses = new LinkedHashMap<>();
        recognizing(secret).forEach(tokens -> statuses.put(tokens.account(), tokens.verify(secret)));
        return Collections.unmodifiableMap(statuses);
    }

    /**
     * Reads the id of a token from its secret, where the vendor's secrets contain it. Sends no request. The ids are
     * unverified: {@link #get} shows in which of the accounts the token exists, and {@link #verify} whether the secret
     * is its own.
     *
     * @param secret the secret, without the vendor's authentication scheme
     * @return the possible ids, one for each account whose vendor puts ids into its secrets; empty if there is none
     */
    public List<TokenId> identify(Secret secret) {
        return recognizing(secret)
                .flatMap(tokens -> tokens.identify(secret).stream())
                .toList();
    }

    private Stream<ApiTokens> recognizing(Secret secret) {
        return members.values().stream().filter(tokens -> tokens.recognizes(secret));
    }
}
