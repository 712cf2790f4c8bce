package io.apitokens.call;

import io.apitokens.Account;
import java.time.Duration;

/**
 * Is told what calls do, for metrics and tracing. It never gets a header, a URL, an argument, an answer or an exception, so
 * nothing that it does with what it gets can leak a secret. Called on the thread of the call, so it must be quick; what it
 * throws is dropped. Must be safe for use by many threads.
 */
public interface CallListener {

    /**
     * A call begins. By default nothing happens.
     *
     * @param account the account that is called
     * @param operation the operation
     */
    default void onStart(Account account, Operation operation) {}

    /**
     * A request is about to be sent. By default nothing happens.
     *
     * @param account the account that is called
     * @param operation the operation
     * @param attempt counted from 1
     */
    default void onAttempt(Account account, Operation operation, int attempt) {}

    /**
     * An attempt failed and will be repeated. By default nothing happens.
     *
     * @param account the account that is called
     * @param operation the operation
     * @param retry counted from 1
     * @param wait how long the client waits before; the vendor's rate may make it longer
     */
    default void onRetry(Account account, Operation operation, int retry, Duration wait) {}

    /**
     * A call ended, well or not. By default nothing happens.
     *
     * @param end how
     */
    default void onEnd(CallEnd end) {}
}
