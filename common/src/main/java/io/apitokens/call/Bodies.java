package io.apitokens.call;

import io.apitokens.transport.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads bodies within bounds, and keeps what had come when one breaks off. */
final class Bodies {

    /** The most that is read of a successful answer, after decompression. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The most that is read of an error answer; what follows is dropped. */
    static final int MAX_ERROR_BYTES = 256 * 1024;

    private static final int FIRST_BUFFER = 4096;
    private static final int MOST_BELIEVED = 1024 * 1024;

    private Bodies() {}

    /**
     * A body as far as it was read.
     *
     * @param bytes what came
     * @param cut why nothing more came; null if the body is whole or longer than the bound
     * @param tooLong whether there was more than the bound
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on and never compared.
    record Body(byte[] bytes, @Nullable IOException cut, boolean tooLong) {}

    /** Reads the body of an answer, and closes the answer. */
    static Body read(HttpResponse response, int max) {
        try {
            return read(response.body(), response.headers().contentLength(), max);
        } finally {
            closeQuietly(response);
        }
    }

    /** What was read is not worth less because closing failed: it may be the one copy of a secret. */
    private static void closeQuietly(HttpResponse response) {
        try {
            response.close();
        } catch (IOException | RuntimeException alreadyRead) {
            return;
        }
    }

    /**
     * Reads a body.
     *
     * @param expected how long it says it is; negative if it does not say
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
                if (length == buffer.length) {
                    // Full: usually because this was all, as announced.
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    buffer = Arrays.copyOf(buffer, 2 * length);
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

    /** What a body says of its length is believed within bounds only. */
    private static int first(long expected) {
        return expected > 0 && expected <= MOST_BELIEVED ? (int) expected : FIRST_BUFFER;
    }

    private static byte[] firstOf(byte[] buffer, int length) {
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }
}
