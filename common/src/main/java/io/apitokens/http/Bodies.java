package io.apitokens.http;

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
            return read(response.body(), max);
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

    static Body read(InputStream in, int max) {
        byte[] buffer = new byte[FIRST_BUFFER];
        int length = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer, length, buffer.length - length)) {
                length += n;
                if (length > max) {
                    return new Body(Arrays.copyOf(buffer, max), null, true);
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
            }
            return new Body(Arrays.copyOf(buffer, length), null, false);
        } catch (IOException e) {
            return new Body(Arrays.copyOf(buffer, length), e, false);
        } catch (RuntimeException e) {
            return new Body(Arrays.copyOf(buffer, length), new IOException("the body could not be read", e), false);
        }
    }
}
