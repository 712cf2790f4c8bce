package io.apitokens.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An answer whose body is still to be read. Whoever gets it must close it. */
public final class HttpResponse implements Closeable {

    private final int status;
    private final Headers headers;
    private final transient InputStream body;

    /**
     * Makes an answer; for those who bring a transport of their own.
     *
     * @param status the HTTP status
     * @param headers the headers, of an uncompressed body
     * @param body the body, already decompressed; closing it must free whatever the answer holds
     */
    public HttpResponse(int status, Headers headers, InputStream body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
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
     * Gives the body.
     *
     * @return a stream that throws if the body ends before its announced end
     */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /** Gives the status and the names of the headers. */
    @Override
    public String toString() {
        return status + " " + headers;
    }
}
