package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs a task for each account of a directory, several at a time, each on a daemon thread. */
final class EachAccount {

    private static final int AT_A_TIME = 16;
    /** How long the end of the other tasks is awaited after one has failed. */
    private static final int SECONDS_TO_END = 10;

    private EachAccount() {}

    /**
     * Returns the results in the order of the directory. The first task that throws ends the others, and its exception is
     * thrown.
     *
     * @throws CallInterruptedException if the thread is interrupted
     */
    static <T> Map<Account, T> of(TokenDirectory directory, Function<? super ApiTokens, ? extends T> task) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, each -> {
            Thread thread = new Thread(null, each, "apitokens-audit", 0, false);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return results(directory, new ExecutorCompletionService<>(threads), task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the audit was interrupted; nothing was changed", e);
        } finally {
            end(threads);
        }
    }

    private static <T> Map<Account, T> results(
            TokenDirectory directory, CompletionService<T> threads, Function<? super ApiTokens, ? extends T> task)
            throws InterruptedException {
        Map<Account, Future<T>> begun = new LinkedHashMap<>();
        for (Account account : directory.accounts()) {
            ApiTokens tokens = directory.account(account);
            begun.put(account, threads.submit(() -> task.apply(tokens)));
        }
        for (int ended = 0; ended < begun.size(); ended++) {
            result(threads.take());
        }
        Map<Account, T> results = new LinkedHashMap<>();
        for (Map.Entry<Account, Future<T>> each : begun.entrySet()) {
            results.put(each.getKey(), result(each.getValue()));
        }
        return results;
    }

    private static <T> T result(Future<T> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // The tasks throw nothing else, because a Function declares no exception.
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
