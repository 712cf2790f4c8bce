package io.apitokens.okhttp;

import java.io.InputStream;
import java.util.List;

/**
 * The content coding of a response. OkHttp's own decoding is off: over HTTP/2 it reads a gzip header of any length into
 * memory.
 */
enum ContentCoding {
    NONE,
    GZIP,
    UNKNOWN;

    static final String REQUESTED = "gzip";

    private static final String HEADER = "Content-Encoding";

    static ContentCoding of(okhttp3.Headers headers) {
        List<String> values = headers.values(HEADER);
        if (values.isEmpty()) {
            return NONE;
        }
        String value = values.get(0).strip();
        if (values.size() > 1) {
            return UNKNOWN;
        }
        if (value.equalsIgnoreCase("gzip") || value.equalsIgnoreCase("x-gzip")) {
            return GZIP;
        }
        return value.isEmpty() || value.equalsIgnoreCase("identity") ? NONE : UNKNOWN;
    }

    /** Returns whether a header describes the encoded content, and so not what the caller gets. */
    boolean hides(String header) {
        return this == GZIP && (header.equalsIgnoreCase(HEADER) || header.equalsIgnoreCase("Content-Length"));
    }

    InputStream decode(InputStream encoded) {
        return this == NONE ? encoded : new DecodedBody(encoded, this == GZIP);
    }
}
