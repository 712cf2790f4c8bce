package io.apitokens.call;

import io.apitokens.transport.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads bodies up to a limit, and keeps the bytes received before a failure. */
final class Bodies {

    /** The maximum number of bytes read of a successful response, after decompression. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The maximum number of bytes read of an error response; the rest is dropped. */
    static final int MAX_ERROR_BYTES = 256 * 1024;

    private static final int FIRST_BUFFER = 4096;
    private static final int MOST_BELIEVED = 1024 * 1024;

    private Bodies() {}

    /**
     * A body as far as it was read.
     *
     * @param bytes the bytes received, at most the limit
     * @param cut the failure that ended reading; null if the body is complete or exceeds the limit
     * @param tooLong whether the body exceeds the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on and never compared.
    record Body(byte[] bytes, @Nullable IOException cut, boolean tooLong) {}

    /** Reads the body of a response, and closes the response. */
    static Body read(HttpResponse response, int max) {
        try {
            return read(response.body(), response.headers().contentLength(), max);
        } finally {
            closeQuietly(response);
        }
    }

    /** Closes a response and ignores failures: the body is already read and may be the only copy of a secret. */
    private static void closeQuietly(HttpResponse response) {
        try {
            response.close();
        } catch (Throwable alreadyRead) {
            return;
        }
    }

    /**
     * Reads a body.
     *
     * @param expected the announced length in bytes; negative if none is announced
     * @param max the maximum number of bytes to return
     */
    static Body read(InputStream in, long expected, int max) {
        byte[] buffer = new byte[first(expected)];
        int length = 0;
        try {
            while (length <= max) {
                int count = in.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
                if (length == buffer.length && length <= max) {
                    // The buffer is full. Usually the body ends here, at its announced length.
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    buffer = Arrays.copyOf(buffer, Math.min(2 * length, max + 1));
                    buffer[length++] = (byte) next;
                }
            }
            boolean tooLong = length > max;
            return new Body(firstOf(buffer, tooLong ? max : length), null, tooLong);
        } catch (IOException e) {
            return new Body(firstOf(buffer, length), e, false);
        } catch (RuntimeException e) {
            return new Body(firstOf(buffer, length), new IOException("the body could not be read", e), false);
        }
    }

    /** Returns the size of the first buffer. The announced length is used only if it is plausible. */
    private static int first(long expected) {
        return expected > 0 && expected <= MOST_BELIEVED ? (int) expected : FIRST_BUFFER;
    }

    private static byte[] firstOf(byte[] buffer, int length) {
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }
}
