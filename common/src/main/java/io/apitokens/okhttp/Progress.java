package io.apitokens.okhttp;

/** Limits the bytes that are read without progress. Not safe for use by many threads. */
final class Progress {

    /** The maximum number of bytes between two bytes of content: chunk sizes and extensions, headers, gzip headers. */
    static final int MAX_WITHOUT = 1024 * 1024;

    private int left = MAX_WITHOUT;

    /** Counts bytes read, and throws if there were too many without progress. */
    void read(int count) throws ExchangeException {
        left -= count;
        if (left < 0) {
            throw new ExchangeException("the response has more than 1 MiB without content");
        }
    }

    /** Starts the count again, because content was read. */
    void made() {
        left = MAX_WITHOUT;
    }
}
