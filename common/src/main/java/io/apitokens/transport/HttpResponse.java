package io.apitokens.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A response whose body has not been read. The receiver must close it. */
public final class HttpResponse implements Closeable {

    private final int status;
    private final Headers headers;
    private final transient InputStream body;

    /**
     * Creates a response. For custom transports.
     *
     * @param status the HTTP status
     * @param headers the headers, as of an uncompressed body
     * @param body the body, already decompressed; closing it must release everything that the response holds
     */
    public HttpResponse(int status, Headers headers, InputStream body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the headers} */
    public Headers headers() {
        return headers;
    }

    /** {@return the body; reading throws if the body ends early or has a content encoding that was not requested} */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /** Returns the status and the names of the headers. */
    @Override
    public String toString() {
        return status + " " + headers;
    }
}
