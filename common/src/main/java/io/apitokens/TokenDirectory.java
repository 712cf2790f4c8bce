package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.IncompleteListException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The tokens of several accounts, at any vendors. An id routes itself to its account. Safe for use by many threads. */
public final class TokenDirectory implements AutoCloseable {

    private final Map<Account, ApiTokens> members;

    private TokenDirectory(Map<Account, ApiTokens> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /**
     * Joins accounts.
     *
     * @param accounts the tokens of each account, in the order in which {@link #list()} shall go through them
     * @return the directory, which owns their clients from now on
     * @throws InvalidInputException if two of them are of one account
     */
    public static TokenDirectory of(ApiTokens... accounts) {
        Map<Account, ApiTokens> members = new LinkedHashMap<>();
        for (ApiTokens tokens : accounts) {
            if (members.put(tokens.account(), tokens) != null) {
                throw InvalidInputException.of("accounts", "hold " + tokens.account() + " twice");
            }
        }
        return new TokenDirectory(members);
    }

    /**
     * Tells which accounts there are.
     *
     * @return in the order given
     */
    public Set<Account> accounts() {
        return members.keySet();
    }

    /**
     * Gives the tokens of one account.
     *
     * @param account one of {@link #accounts()}
     * @return its tokens
     * @throws InvalidInputException if the account is not in this directory
     */
    public ApiTokens account(Account account) {
        ApiTokens tokens = members.get(Objects.requireNonNull(account, "account"));
        if (tokens == null) {
            throw InvalidInputException.of("account", "is not in this directory, which has " + members.keySet());
        }
        return tokens;
    }

    /**
     * Gives the tokens of one account as something that can do more.
     *
     * @param account one of {@link #accounts()}
     * @param capability the interface that is needed, such as {@code CanCreate.class}
     * @param <C> the interface
     * @return the account's tokens, as that interface
     * @throws UnsupportedCapabilityException if its vendor cannot do it; nothing was sent
     */
    public <C> C require(Account account, Class<C> capability) {
        return account(account).require(capability);
    }

    /**
     * Reads a token of any of the accounts.
     *
     * @param id its id
     * @return the token
     * @throws NotFoundException if it does not exist or its account's credential cannot see it
     */
    public Token get(TokenId id) {
        return account(id.account()).get(id);
    }

    /**
     * Deletes a token of any of the accounts.
     *
     * @param id its id
     * @throws NotFoundException if it does not exist or its account's credential cannot see it
     */
    public void delete(TokenId id) {
        account(id.account()).delete(id);
    }

    /**
     * Lists the tokens of all accounts, lazily, account after account. A walk gives every token that is to be had; if an
     * account could not be read to its end, the walk then throws an {@link IncompleteListException} instead of ending, so a
     * walk that ends was complete.
     *
     * @return the tokens; each walk starts anew
     */
    public Iterable<Token> list() {
        return list(TokenFilter.all());
    }

    /**
     * Lists the tokens of all accounts that pass a filter, as {@link #list()}.
     *
     * @param filter which tokens to give
     * @return the tokens; each walk starts anew
     */
    public Iterable<Token> list(TokenFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return () -> {
            Map<Account, ApiTokenException> failures = new LinkedHashMap<>();
            return new Walk(filter, failures::put, () -> {
                if (!failures.isEmpty()) {
                    throw IncompleteListException.of(failures);
                }
            });
        };
    }

    /**
     * Lists the tokens of all accounts and reports an account that cannot be read to its end, where {@link #list()} throws.
     *
     * @param filter which tokens to give
     * @param onFailure called, during the walk, with each account that fails and its error
     * @return the tokens; each walk starts anew
     */
    public Iterable<Token> list(TokenFilter filter, BiConsumer<Account, ApiTokenException> onFailure) {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(onFailure, "onFailure");
        return () -> new Walk(filter, onFailure, () -> {});
    }

    /** Closes the clients of all accounts. Does nothing the second time. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (ApiTokens tokens : members.values()) {
            try {
                tokens.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** One walk over the accounts; an account that fails is reported and left. */
    private final class Walk implements Iterator<Token> {

        private final Iterator<ApiTokens> accounts = members.values().iterator();
        private final TokenFilter filter;
        private final BiConsumer<Account, ApiTokenException> onFailure;
        private final Runnable atEnd;
        private @Nullable ApiTokens current;
        private boolean unread;
        private Iterator<Token> tokens = Collections.emptyIterator();

        Walk(TokenFilter filter, BiConsumer<Account, ApiTokenException> onFailure, Runnable atEnd) {
            this.filter = filter;
            this.onFailure = onFailure;
            this.atEnd = atEnd;
        }

        @Override
        public boolean hasNext() {
            while (!currentHasNext()) {
                if (!accounts.hasNext()) {
                    atEnd.run();
                    return false;
                }
                current = accounts.next();
                unread = true;
            }
            return true;
        }

        private boolean currentHasNext() {
            try {
                if (current != null && unread) {
                    unread = false;
                    tokens = current.list(filter).iterator();
                }
                return tokens.hasNext();
            } catch (ApiTokenException e) {
                onFailure.accept(Objects.requireNonNull(current).account(), e);
                tokens = Collections.emptyIterator();
                return false;
            }
        }

        @Override
        public Token next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return tokens.next();
        }
    }
}
