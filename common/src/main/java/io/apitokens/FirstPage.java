package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.TransportException;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The first page of an account, read on a daemon thread that ends with it. */
final class FirstPage {

    /** The first page, and the following ones, which are read when requested. */
    record Pages(Page<Token> first, Iterator<Page<Token>> others) {}

    private final Account account;
    private final FutureTask<Pages> task;

    private FirstPage(Account account, FutureTask<Pages> task) {
        this.account = account;
        this.task = task;
    }

    static FirstPage read(ApiTokens tokens, TokenFilter filter) {
        FutureTask<Pages> task = new FutureTask<>(() -> {
            Iterator<Page<Token>> pages = tokens.list(filter).pages().iterator();
            return new Pages(pages.next(), pages);
        });
        // Do not inherit the caller's thread locals: they could outlive the iteration.
        Thread thread = new Thread(null, task, "apitokens-list " + tokens.account(), 0, false);
        thread.setDaemon(true);
        thread.start();
        return new FirstPage(tokens.account(), task);
    }

    Account account() {
        return account;
    }

    /** Waits for the page. Throws the failure of the account, or a {@link CallInterruptedException}. */
    Pages await() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Returns the failure of an account. Its tokens may be foreign code, which throws whatever it likes. */
    static ApiTokenException failure(Throwable failure) {
        return failure instanceof ApiTokenException typed
                ? typed
                : TransportException.of(
                        CallFacts.NO_CALL,
                        "the list failed with " + failure.getClass().getSimpleName() + ". See the cause.",
                        failure);
    }

    private CallInterruptedException interrupted(@Nullable InterruptedException cause) {
        cancel();
        return CallInterruptedException.of(
                CallFacts.NO_CALL, "the thread was interrupted while the accounts were listed; nothing changed", cause);
    }

    /** Ends the thread. */
    void cancel() {
        task.cancel(true);
    }
}
