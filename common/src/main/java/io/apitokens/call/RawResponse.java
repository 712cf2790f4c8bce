package io.apitokens.call;

import io.apitokens.transport.Headers;
import java.nio.charset.StandardCharsets;

/** A whole answer as it came. Prints its status and the names of its headers; the body only by {@link #exposeBody()}. */
public final class RawResponse {

    private final int status;
    private final Headers headers;
    private final transient byte[] body;

    /**
     * Makes an answer; for those who test rules of their own.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param body the body; not copied
     */
    public RawResponse(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Tells the status.
     *
     * @return the HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * Tells the headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * Gives the body away, which may hold a secret.
     *
     * @return the body as text, read as UTF-8
     */
    public String exposeBody() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body itself, which must not be changed. */
    byte[] bytes() {
        return body;
    }

    /** Gives the status and the names of the headers. */
    @Override
    public String toString() {
        return "RawResponse[" + status + " " + headers + "]";
    }
}
