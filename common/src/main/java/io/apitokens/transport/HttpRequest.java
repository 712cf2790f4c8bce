package io.apitokens.transport;

import io.apitokens.internal.ForeignText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that a transport sends at most once. Its headers hold the credential, so {@link #toString} does not print
 * them.
 */
public final class HttpRequest {

    private final HttpMethod method;
    private final String url;
    private final Headers headers;
    private final transient byte @Nullable [] body;
    private final boolean freshConnection;

    private HttpRequest(
            HttpMethod method, String url, Headers headers, byte @Nullable [] body, boolean freshConnection) {
        this.method = Objects.requireNonNull(method, "method");
        this.url = Objects.requireNonNull(url, "url");
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
        this.freshConnection = freshConnection;
    }

    /**
     * Creates a request that may use any connection. For tests of a custom transport.
     *
     * @param method the method
     * @param url the absolute URL
     * @param headers all headers except those for the length and coding of the body
     * @param body the body, or null for none; not copied
     * @return the request
     */
    public static HttpRequest of(HttpMethod method, String url, Headers headers, byte @Nullable [] body) {
        return new HttpRequest(method, url, headers, body, false);
    }

    /**
     * Creates a request. For tests of a custom transport.
     *
     * @param method the method
     * @param url the absolute URL
     * @param headers all headers except those for the length and coding of the body
     * @param body the body, or null for none; not copied
     * @param freshConnection whether an HTTP/1.x connection must be new and used for nothing else; see
     *     {@link #freshConnection()}
     * @return the request
     */
    public static HttpRequest of(
            HttpMethod method, String url, Headers headers, byte @Nullable [] body, boolean freshConnection) {
        return new HttpRequest(method, url, headers, body, freshConnection);
    }

    /** {@return the method} */
    public HttpMethod method() {
        return method;
    }

    /** {@return the absolute URL, in ASCII characters, its parts percent-encoded} */
    public String url() {
        return url;
    }

    /** {@return the headers, including the credential} */
    public Headers headers() {
        return headers;
    }

    /** {@return the body, or null for none; the array itself, which must not be changed} */
    public byte @Nullable [] body() {
        return body;
    }

    /**
     * Returns whether the request needs an HTTP/1.x connection of its own. If true, a connection is used that carried
     * nothing before, and is closed after the response. Unread bytes of an earlier exchange would otherwise be taken
     * for this response. HTTP/2 binds responses to requests by stream, so its connections may be shared.
     *
     * @return true for requests that change something, and for those that verify a secret
     */
    public boolean freshConnection() {
        return freshConnection;
    }

    /** Returns the method and the URL without its query. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return ForeignText.printable(method + " " + (query < 0 ? url : url.substring(0, query)));
    }
}
