package io.apitokens.okhttp;

/** Limits the bytes that are read without progress. */
final class Progress {

    /** The maximum number of bytes between two bytes of content: chunk sizes and extensions, headers, gzip headers. */
    static final int MAX_WITHOUT = 1024 * 1024;

    private final int most;
    private int left;

    Progress() {
        this(MAX_WITHOUT);
    }

    Progress(int most) {
        this.most = most;
        this.left = most;
    }

    /** Counts bytes read, and throws if there were too many without progress. */
    synchronized void read(int count) throws ExchangeException {
        left -= count;
        if (left < 0) {
            throw new ExchangeException("the response has more than " + (most >> 20) + " MiB without content");
        }
    }

    /** Starts the count again, because content was read. */
    void made() {
        made(most);
    }

    /** Takes bytes of content from the count. */
    synchronized void made(int count) {
        left = Math.min(most, left + count);
    }
}
