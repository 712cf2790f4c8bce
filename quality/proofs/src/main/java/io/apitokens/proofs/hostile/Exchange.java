package io.apitokens.proofs.hostile;

import java.io.IOException;

/**
 * One request at the peer, and what the peer can do about it.
 *
 * @param number counts the requests of the same action within a call, starting at 1
 */
record Exchange(VendorModel model, Request request, Action action, int call, int number, Wire wire, Runnable settled) {

    /** Carries the request out, without sending the response. */
    Reply apply() {
        return model.handle(request);
    }

    /** Carries the request out and sends the vendor's response. */
    void honest() throws IOException {
        wire.send(apply());
    }

    void send(Reply reply) throws IOException {
        wire.send(reply);
    }

    /** Sends nothing more, and keeps the connection open until the client has enough. */
    void hang() throws IOException {
        settled.run();
        wire.awaitEnd();
    }

    boolean http2() {
        return wire.http2();
    }
}
