package io.apitokens.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The decoded content of a response. Nothing is read before the first call of {@code read}, so that the status of a
 * response is known even if its content is not readable. Content without a byte needs no coding.
 */
final class DecodedBody extends InputStream {

    private static final int BUFFER = 4096;

    private final InputStream encoded;
    private final boolean gzip;
    private final Progress progress = new Progress();
    private @Nullable InputStream decoded;

    DecodedBody(InputStream encoded, boolean gzip) {
        this.encoded = new Counted(encoded);
        this.gzip = gzip;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            InputStream from = decoded;
            if (from == null) {
                from = open();
                decoded = from;
            }
            int count = from.read(buffer, offset, length);
            if (count > 0) {
                progress.made();
            } else if (count < 0 && encoded.read() >= 0) {
                // Read the response to its end: only then is it known to be whole.
                throw new ExchangeException("the response goes on after its gzip content");
            }
            return count;
        } catch (ZipException e) {
            throw new ExchangeException("the response is no valid gzip");
        }
    }

    private InputStream open() throws IOException {
        PushbackInputStream first = new PushbackInputStream(encoded, 1);
        int next = first.read();
        if (next < 0) {
            return first;
        }
        if (!gzip) {
            throw new ExchangeException("the response has a content encoding that was not requested");
        }
        first.unread(next);
        return new GZIPInputStream(first, BUFFER);
    }

    @Override
    public void close() throws IOException {
        InputStream from = decoded;
        if (from == null) {
            encoded.close();
        } else {
            from.close();
        }
    }

    /** The encoded content, limited where nothing is decoded of it. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            progress.read(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            progress.read(Math.max(count, 0));
            return count;
        }
    }
}
