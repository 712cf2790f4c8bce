package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all accounts what their credentials see, several at a time. */
final class Visibilities {

    private static final int AT_A_TIME = 16;

    private Visibilities() {}

    /** Returns what each credential sees, in the order of the directory. A failure proves nothing about the account. */
    static Map<Account, Visibility> of(TokenDirectory directory) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "apitokens-visibility");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<Account, Future<Visibility>> asked = new LinkedHashMap<>();
            for (Account account : directory.accounts()) {
                ApiTokens tokens = directory.account(account);
                asked.put(
                        account, threads.submit(() -> AccountInsight.of(tokens).visibility()));
            }
            Map<Account, Visibility> known = new LinkedHashMap<>();
            for (Map.Entry<Account, Future<Visibility>> each : asked.entrySet()) {
                known.put(each.getKey(), result(each.getValue()));
            }
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the audit was interrupted; nothing was changed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Visibility result(Future<Visibility> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String error = (cause == null ? e : cause).getClass().getSimpleName();
            return Visibility.unproven(
                    "asking what the credential sees failed with " + error,
                    "correct the error, and run the audit again");
        }
    }
}
