package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.IncompleteListException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of several accounts, account after account, as {@link TokenDirectory#list()} returns them. Each iteration
 * starts anew, sends its first request when the first token is needed, and holds one page per account that it reads.
 *
 * <p>The iteration waits for one account while it reads the first page of the next ones: at most 16 accounts at a time,
 * each on a daemon thread of its own, on which the clients' call listeners are called too. Further pages are read on the
 * iterating thread. Each thread ends with its page, at the latest with the timeout of that call, so an abandoned
 * iteration leaves none behind. An interrupt of the iterating thread ends them at once: the iteration then throws a
 * {@link CallInterruptedException}.
 *
 * <p>An account that cannot be read completely does not stop the others. Its error is kept in {@link #failures()}.
 */
public final class TokenList implements Iterable<Token> {

    private final Collection<ApiTokens> accounts;
    private final TokenFilter filter;
    private final @Nullable BiConsumer<Account, ApiTokenException> onFailure;
    private volatile Map<Account, ApiTokenException> latest = Map.of();

    TokenList(
            Collection<ApiTokens> accounts,
            TokenFilter filter,
            @Nullable BiConsumer<Account, ApiTokenException> onFailure) {
        this.accounts = accounts;
        this.filter = filter;
        this.onFailure = onFailure;
    }

    /**
     * Starts an iteration. It returns every token that can be read. If an account could not be read completely, the
     * iteration then throws an {@link IncompleteListException} instead of ending, unless the list was requested with a
     * recipient of failures.
     */
    @Override
    public Iterator<Token> iterator() {
        return walk();
    }

    /**
     * Returns the tokens as a lazy, ordered stream over a new iteration.
     *
     * @return the stream; closing it ends the iteration's threads at once
     */
    public Stream<Token> stream() {
        DirectoryWalk walk = walk();
        int properties = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, properties), false)
                .onClose(walk::close);
    }

    /**
     * Reads all accounts.
     *
     * @return all matching tokens, account after account
     * @throws IncompleteListException if an account could not be read completely, unless the list was requested with a
     *     recipient of failures
     */
    public List<Token> toList() {
        List<Token> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    /**
     * Returns the accounts that the latest iteration could not read completely, each with its error.
     *
     * @return a copy, in the order of the accounts; it is final when the iteration has ended, and empty before the first
     *     one
     */
    public Map<Account, ApiTokenException> failures() {
        return copy(latest);
    }

    private static Map<Account, ApiTokenException> copy(Map<Account, ApiTokenException> failures) {
        synchronized (failures) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        }
    }

    private DirectoryWalk walk() {
        Map<Account, ApiTokenException> failures = new LinkedHashMap<>();
        latest = failures;
        return new DirectoryWalk(
                accounts.iterator(),
                filter,
                (account, failure) -> {
                    synchronized (failures) {
                        failures.put(account, failure);
                    }
                    if (onFailure != null) {
                        onFailure.accept(account, failure);
                    }
                },
                () -> {
                    if (onFailure == null && !failures.isEmpty()) {
                        throw IncompleteListException.of(copy(failures));
                    }
                });
    }

    /** {@return the filter only, because a list of tokens is read only by an iteration} */
    @Override
    public String toString() {
        return "TokenList[" + filter + "]";
    }
}
