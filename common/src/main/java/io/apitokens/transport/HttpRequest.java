package io.apitokens.transport;

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

    HttpRequest(HttpMethod method, String url, Headers headers, byte @Nullable [] body) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Creates a request. For tests of a custom transport.
     *
     * @param method the method
     * @param url the absolute URL
     * @param headers all headers except those for the length and coding of the body
     * @param body the body, or null for none; not copied
     * @return the request
     */
    public static HttpRequest of(HttpMethod method, String url, Headers headers, byte @Nullable [] body) {
        return new HttpRequest(
                Objects.requireNonNull(method, "method"), Objects.requireNonNull(url, "url"), headers, body);
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

    /** Returns the method and the URL without its query. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return method + " " + (query < 0 ? url : url.substring(0, query));
    }
}
