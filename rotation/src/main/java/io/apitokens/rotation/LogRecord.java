package io.apitokens.rotation;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One record of a log: a line that holds the CRC-32C of its JSON in eight hexadecimal digits, a space, and the JSON of
 * a change.
 */
final class LogRecord {

    private static final int CHECKSUM = 8;
    private static final int START = CHECKSUM + 1;

    private LogRecord() {}

    /** Returns the record of a change with its line feed. */
    static byte[] of(String json) {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(checksum(content, 0, content.length), START + content.length + 1);
        line[CHECKSUM] = ' ';
        System.arraycopy(content, 0, line, START, content.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Returns whether a line is a record with its checksum. */
    static boolean isWhole(byte[] line) {
        return line.length > START
                && line[CHECKSUM] == ' '
                && Arrays.equals(line, 0, CHECKSUM, checksum(line, START, line.length - START - 1), 0, CHECKSUM);
    }

    /** Returns whether a line that is no record ends in one, so that only the line feed between two is damaged. */
    static boolean endsInWhole(byte[] line) {
        for (int start = 1; start < line.length - START; start++) {
            if (line[start + CHECKSUM] == ' '
                    && line[start + START] == '{'
                    && isWhole(Arrays.copyOfRange(line, start, line.length))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the change of a whole record.
     *
     * @throws IOException if it is none that this version knows
     */
    static EntryJson.Change change(byte[] line) throws IOException {
        String json = new String(line, START, line.length - START - 1, StandardCharsets.UTF_8);
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            EntryJson.Change change = EntryJson.change(in);
            if (in.peek() == JsonToken.END_DOCUMENT) {
                return change;
            }
        } catch (RuntimeException e) {
            throw new IOException("no change", e);
        }
        throw new IOException("content after the change");
    }

    private static byte[] checksum(byte[] bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, length);
        return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
