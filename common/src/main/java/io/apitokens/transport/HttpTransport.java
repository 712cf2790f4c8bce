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
 *   <li>return no response that was received before its request was sent: on HTTP/1.x, a request with {@link
 *       HttpRequest#freshConnection()} has a connection that carried nothing before and is closed afterwards, and no
 *       connection carries requests with two different {@code Authorization} headers;
 *   <li>buffer a bounded number of bytes, whatever the peer sends: chunk sizes, extensions and gzip headers included;
 *   <li>quote nothing that the peer sent in an exception, its causes included;
 *   <li>connect to {@code localhost} on the loopback interface, without a proxy;
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
