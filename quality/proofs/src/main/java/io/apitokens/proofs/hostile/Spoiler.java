package io.apitokens.proofs.hostile;

import java.io.IOException;

/** What a peer does about one request. */
interface Spoiler {

    /** Carries the request out and responds as the vendor would. */
    Spoiler HONEST = Exchange::honest;

    /**
     * Handles a request.
     *
     * @throws IOException if the client has ended the connection
     */
    void handle(Exchange exchange) throws IOException;
}
