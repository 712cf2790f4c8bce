package io.apitokens.call;

import io.apitokens.transport.Headers;
import java.nio.charset.StandardCharsets;

/**
 * A complete response as received. {@link #toString} prints the status and header names; only {@link #exposeBody()}
 * returns the body.
 */
public final class RawResponse {

    private final int status;
    private final Headers headers;
    private final transient byte[] body;

    /**
     * Creates a response. For tests of custom vendor rules.
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

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the headers} */
    public Headers headers() {
        return headers;
    }

    /** {@return the body, decoded as UTF-8; it may hold a secret} */
    public String exposeBody() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the body array itself, which must not be changed. */
    byte[] bytes() {
        return body;
    }

    /** Returns the status and the names of the headers. */
    @Override
    public String toString() {
        return "RawResponse[" + status + " " + headers + "]";
    }
}
