package io.apitokens.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as a transport is to send it, once. Holds the credential in its headers, and therefore prints none. */
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
     * Makes a request; for those who test a transport of their own.
     *
     * @param method the method
     * @param url the absolute URL
     * @param headers all headers but those that concern the length and coding of the body
     * @param body the body, or null for none; not copied
     * @return the request
     */
    public static HttpRequest of(HttpMethod method, String url, Headers headers, byte @Nullable [] body) {
        return new HttpRequest(
                Objects.requireNonNull(method, "method"), Objects.requireNonNull(url, "url"), headers, body);
    }

    /**
     * Tells the method.
     *
     * @return the method
     */
    public HttpMethod method() {
        return method;
    }

    /**
     * Tells where to.
     *
     * @return an absolute URL of ASCII characters, its parts percent-encoded
     */
    public String url() {
        return url;
    }

    /**
     * Tells the headers, the credential among them.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * Gives the body.
     *
     * @return null for none; the array itself, which must not be changed
     */
    public byte @Nullable [] body() {
        return body;
    }

    /** Gives the method and the URL without its query. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return method + " " + (query < 0 ? url : url.substring(0, query));
    }
}
