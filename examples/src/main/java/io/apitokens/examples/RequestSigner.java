package io.apitokens.examples;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Signs {@code POST} requests to an AWS service. */
@FunctionalInterface
public interface RequestSigner {

    /**
     * Signs a request.
     *
     * @param uri the URI of the request
     * @param headers the headers before signing
     * @param body the body
     * @return the headers to add, including {@code Authorization} and {@code X-Amz-Date}
     * @throws IOException if the request cannot be signed
     */
    Map<String, String> sign(URI uri, Map<String, String> headers, String body) throws IOException;
}
