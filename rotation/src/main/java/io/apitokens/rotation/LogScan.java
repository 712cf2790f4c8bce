package io.apitokens.rotation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a log one by one.
 *
 * <p>Only the last record can be torn, because each is written only after all before it were forced to disk. So what
 * ends the file and is no whole record was never acknowledged. Anywhere else it is damage.
 */
final class LogScan {

    /** The longest record in bytes: as long as a whole file of the first format. */
    static final int MAX_RECORD = 16 << 20;

    private final Object name;
    private final FileChannel channel;
    private byte[] buffer;
    /** The place in the file of the buffer's first byte. */
    private long base;
    /** The part of the buffer that is read and not yet used. */
    private int from;

    private int to;
    private long position;

    /** Reads from a position in steps of the given number of bytes. The name is for messages. */
    LogScan(Object name, FileChannel channel, long start, int step) {
        this.name = name;
        this.channel = channel;
        this.base = start;
        this.position = start;
        this.buffer = new byte[step];
    }

    /** Returns the position after the last record that was read. */
    long position() {
        return position;
    }

    /**
     * Reads the next record.
     *
     * @return the record with its line feed; null if no whole record follows
     * @throws IOException if the log cannot be read, or what follows is no record and does not end the file
     */
    byte @Nullable [] next() throws IOException {
        int end = lineFeed();
        if (end < 0) {
            return null;
        }
        byte[] line = Arrays.copyOfRange(buffer, from, end + 1);
        from = end + 1;
        if (!LogRecord.isWhole(line)) {
            if (from < to || fill() || LogRecord.endsInWhole(line)) {
                throw damaged();
            }
            return null;
        }
        position += line.length;
        return line;
    }

    private IOException damaged() {
        return new IOException(
                name + " is damaged at byte " + position + ": restore it from a backup, or check the token"
                        + " that the damaged line names and delete the line");
    }

    /** Returns the index of the next line feed in the buffer; negative if none follows. */
    private int lineFeed() throws IOException {
        int searched = 0;
        while (true) {
            for (int i = from + searched; i < to; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            searched = to - from;
            if (searched > MAX_RECORD) {
                throw damaged();
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Reads more behind what is not yet used; returns false at the end of the file. */
    private boolean fill() throws IOException {
        int unused = to - from;
        byte[] target = unused == buffer.length ? new byte[2 * unused] : buffer;
        System.arraycopy(buffer, from, target, 0, unused);
        buffer = target;
        base += from;
        from = 0;
        to = unused;
        int read = channel.read(ByteBuffer.wrap(buffer, to, buffer.length - to), base + to);
        to += Math.max(read, 0);
        return read > 0;
    }
}
