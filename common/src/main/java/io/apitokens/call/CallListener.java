package io.apitokens.call;

import io.apitokens.Account;
import java.time.Duration;

/**
 * Receives call events, for metrics and tracing. It never receives a header, URL, argument, response or exception, so
 * it cannot leak a secret. It is called on the thread of the call, so it must be quick. Exceptions that it throws are
 * ignored. Must be safe for use by many threads.
 *
 * <pre>{@code
 * CallListener listener = new CallListener() {
 *     @Override
 *     public void onEnd(CallEnd end) {
 *         out.println(end.operation() + ": " + end.outcome() + " after " + end.attempts() + " attempts");
 *     }
 * };
 * AstroIam client = builder.listener(listener).build();
 * }</pre>
 */
public interface CallListener {

    /**
     * Called when a call starts. By default does nothing.
     *
     * @param account the account that is called
     * @param operation the operation
     */
    default void onStart(Account account, Operation operation) {}

    /**
     * Called before a request is sent. By default does nothing.
     *
     * @param account the account that is called
     * @param operation the operation
     * @param attempt the number of the attempt, from 1
     */
    default void onAttempt(Account account, Operation operation, int attempt) {}

    /**
     * Called when an attempt failed and will be retried. By default does nothing.
     *
     * @param account the account that is called
     * @param operation the operation
     * @param retry the number of the retry, from 1
     * @param wait the backoff delay before the retry; the vendor's rate limit may lengthen it
     */
    default void onRetry(Account account, Operation operation, int retry, Duration wait) {}

    /**
     * Called before a call is sent that breaks a rule of the client's {@link SpecCheck}, which an explicit exception
     * allows. By default does nothing.
     *
     * @param account the account that is called
     * @param operation the operation
     * @param rule the id of the rule
     * @param reason what is excepted, and why
     */
    default void onPolicyException(Account account, Operation operation, String rule, String reason) {}

    /**
     * Called when a call ended, successfully or not. By default does nothing.
     *
     * @param end the outcome of the call
     */
    default void onEnd(CallEnd end) {}
}
