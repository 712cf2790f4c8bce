package io.apitokens.transport;

import java.io.IOException;

/**
 * Sends requests. The only implementation in this library is {@code io.apitokens.okhttp.OkHttpTransport}; implement
 * this interface where OkHttp cannot be used. An implementation must
 *
 * <ul>
 *   <li>send a request at most once, whatever happens, and follow no redirect: only this library's retry loop resends;
 *   <li>throw {@link NotSentException} if, and only if, no byte of the request was sent, and another {@link
 *       IOException} for every other failure;
 *   <li>block the calling thread no longer than {@link Attempt#timeLeft()}, and end when cancelled;
 *   <li>add no credential, cookie or cached response, and log no header and no body;
 *   <li>be safe for use by many threads.
 * </ul>
 */
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a request and waits for the status and headers of the response.
     *
     * @param request the request to send
     * @param attempt the time limit and the cancellation of the attempt
     * @return the response, with its body unread
     * @throws NotSentException if no byte was sent
     * @throws IOException if no response was received
     */
    HttpResponse send(HttpRequest request, Attempt attempt) throws IOException;

    /** Releases the transport's resources. By default does nothing. */
    @Override
    default void close() {}
}
