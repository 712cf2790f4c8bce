package io.apitokens.examples;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Signs requests, with method {@code POST}, to a service of AWS. */
@FunctionalInterface
public interface RequestSigner {

    /**
     * Signs a request.
     *
     * @param uri where it goes
     * @param headers its headers
     * @param body its body
     * @return the headers to add, {@code Authorization} and {@code X-Amz-Date} among them
     * @throws IOException if it cannot be signed
     */
    Map<String, String> sign(URI uri, Map<String, String> headers, String body) throws IOException;
}
