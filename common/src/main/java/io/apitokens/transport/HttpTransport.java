package io.apitokens.transport;

import java.io.IOException;

/**
 * Sends requests. The only implementation here is {@code io.apitokens.okhttp.OkHttpTransport}; bring your own where OkHttp
 * cannot be used. It must
 *
 * <ul>
 *   <li>send a request at most once, whatever happens, and follow no redirect: this library is the only layer that resends;
 *   <li>throw {@link NotSentException} if, and only if, no byte of the request was sent, and another {@link IOException} for
 *       every other failure;
 *   <li>block the calling thread no longer than {@link Attempt#timeLeft()}, and end when cancelled;
 *   <li>add no credential, cookie or cached answer, and log no header and no body;
 *   <li>be safe for use by many threads.
 * </ul>
 */
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a request and waits for the head of the answer.
     *
     * @param request what to send
     * @param attempt how long it may take, and how to be told that the caller gave up
     * @return the answer, its body not yet read
     * @throws NotSentException if no byte was sent
     * @throws IOException if no answer came
     */
    HttpResponse send(HttpRequest request, Attempt attempt) throws IOException;

    /** Frees what the transport holds. By default nothing. */
    @Override
    default void close() {}
}
