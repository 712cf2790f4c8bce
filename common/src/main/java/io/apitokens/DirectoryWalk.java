package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One iteration over several accounts, in their order. It reports an account that fails and continues with the next
 * one. Used by one thread; the first pages of the next accounts are read by threads of their own.
 */
final class DirectoryWalk implements Iterator<Token>, AutoCloseable {

    private static final int MAX_AHEAD = 16;

    private final Iterator<ApiTokens> accounts;
    private final TokenFilter filter;
    private final BiConsumer<Account, ApiTokenException> onFailure;
    private final Runnable atEnd;
    private final Deque<FirstPage> ahead = new ArrayDeque<>();
    private @Nullable Account current;
    private Iterator<Page<Token>> pages = Collections.emptyIterator();
    private Iterator<Token> items = Collections.emptyIterator();
    /** The report of the current account's records that could not be read. */
    private @Nullable ApiTokenException unreadable;
    /** The exception that ended the iteration. A later call must not end normally, as if the list were complete. */
    private @Nullable Throwable stopped;

    DirectoryWalk(
            Iterator<ApiTokens> accounts,
            TokenFilter filter,
            BiConsumer<Account, ApiTokenException> onFailure,
            Runnable atEnd) {
        this.accounts = accounts;
        this.filter = filter;
        this.onFailure = onFailure;
        this.atEnd = atEnd;
    }

    @Override
    public boolean hasNext() {
        if (stopped != null) {
            throw rethrown(stopped);
        }
        try {
            return advance();
        } catch (RuntimeException | Error e) {
            stopped = e;
            close();
            throw e;
        }
    }

    private static RuntimeException rethrown(Throwable stopped) {
        if (stopped instanceof Error error) {
            throw error;
        }
        return (RuntimeException) stopped;
    }

    @Override
    public Token next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }

    private boolean advance() {
        while (!items.hasNext()) {
            if (!nextPage() && !nextAccount()) {
                atEnd.run();
                return false;
            }
        }
        return true;
    }

    /** Reads the next page of the current account; returns false if it has none or fails. */
    private boolean nextPage() {
        ApiTokenException failure = unreadable;
        try {
            if (pages.hasNext()) {
                take(pages.next());
                return true;
            }
        } catch (Throwable e) {
            failure = FirstPage.failure(e);
        }
        if (failure != null) {
            failed(failure);
        }
        return false;
    }

    /** Waits for the first page of the next account; returns false if there is no further account. */
    private boolean nextAccount() {
        while (ahead.size() < MAX_AHEAD && accounts.hasNext()) {
            ahead.add(FirstPage.read(accounts.next(), filter));
        }
        FirstPage first = ahead.poll();
        if (first == null) {
            return false;
        }
        current = first.account();
        try {
            FirstPage.Pages read = first.await();
            take(read.first());
            pages = read.others();
        } catch (Throwable e) {
            failed(FirstPage.failure(e));
        }
        return true;
    }

    private void take(Page<Token> page) {
        items = page.items().iterator();
        if (unreadable == null) {
            unreadable = page.unreadable().orElse(null);
        }
    }

    /** Reports the failure of the current account. An interrupt concerns the whole iteration and ends it. */
    private void failed(ApiTokenException failure) {
        pages = Collections.emptyIterator();
        unreadable = null;
        if (failure instanceof CallInterruptedException) {
            throw failure;
        }
        if (current != null) {
            onFailure.accept(current, failure);
        }
    }

    /** Ends the threads that read first pages. */
    @Override
    public void close() {
        ahead.forEach(FirstPage::cancel);
        ahead.clear();
    }
}
