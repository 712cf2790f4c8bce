package io.apitokens.proofs.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Header compression of HTTP/2. Reads everything that a client may send; writes literals without compression, so that
 * any name and value can be sent. Not safe for use by many threads.
 */
final class Hpack {

    /** The names and values of the static table, with a colon between them; a pseudo header begins with {@code =}. */
    private static final String STATIC = "=authority:|=method:GET|=method:POST|=path:/|=path:/index.html|=scheme:http|"
            + "=scheme:https|=status:200|=status:204|=status:206|=status:304|=status:400|=status:404|=status:500|"
            + "accept-charset:|accept-encoding:gzip, deflate|accept-language:|accept-ranges:|accept:|"
            + "access-control-allow-origin:|age:|allow:|authorization:|cache-control:|content-disposition:|"
            + "content-encoding:|content-language:|content-length:|content-location:|content-range:|content-type:|"
            + "cookie:|date:|etag:|expect:|expires:|from:|host:|if-match:|if-modified-since:|if-none-match:|if-range:|"
            + "if-unmodified-since:|last-modified:|link:|location:|max-forwards:|proxy-authenticate:|"
            + "proxy-authorization:|range:|referer:|refresh:|retry-after:|server:|set-cookie:|"
            + "strict-transport-security:|transfer-encoding:|user-agent:|vary:|via:|www-authenticate:";

    /**
     * The lengths of the Huffman codes of the characters from blank to tilde, {@code a} for 1. The code is canonical: it
     * follows from the lengths. Of the other characters only 0 has a code as short as one of these.
     */
    private static final String LENGTHS =
            "fjjlmfhkjjhkhfffeeefffffffghofljmfgggggggggggggggggggggghghm" + "smnfoefefefffeggfffefgfeefgggggoknm";

    private static final Map<Integer, Character> CODES = codes();

    private final List<String[]> table = new ArrayList<>();
    private int limit = 4096;
    private byte[] block = new byte[0];
    private int position;

    private static Map<Integer, Character> codes() {
        Map<Integer, Character> codes = new HashMap<>();
        int code = 0;
        for (int length = 1; length <= 19; length++) {
            if (length == 13) {
                code++;
            }
            for (int i = 0; i < LENGTHS.length(); i++) {
                if (LENGTHS.charAt(i) - 'a' + 1 == length) {
                    // A leading one keeps codes of different lengths apart.
                    codes.put((1 << length) | code, (char) (' ' + i));
                    code++;
                }
            }
            code <<= 1;
        }
        return codes;
    }

    Map<String, String> read(byte[] from) {
        block = from;
        position = 0;
        Map<String, String> headers = new HashMap<>();
        while (position < block.length) {
            int first = block[position] & 0xff;
            if ((first & 0x80) != 0) {
                String[] entry = entry(integer(7));
                headers.put(entry[0], entry[1]);
            } else if ((first & 0xe0) == 0x20) {
                limit = integer(5);
                evict();
            } else {
                boolean indexed = (first & 0x40) != 0;
                int index = integer(indexed ? 6 : 4);
                String[] entry = {index == 0 ? string() : entry(index)[0], string()};
                headers.put(entry[0], entry[1]);
                if (indexed) {
                    table.add(0, entry);
                    evict();
                }
            }
        }
        return headers;
    }

    private void evict() {
        int size = 0;
        for (int i = 0; i < table.size(); i++) {
            size += table.get(i)[0].length() + table.get(i)[1].length() + 32;
            if (size > limit) {
                table.subList(i, table.size()).clear();
            }
        }
    }

    private String[] entry(int index) {
        String[] known = STATIC.split("\\|", -1);
        if (index > known.length) {
            return table.get(index - known.length - 1);
        }
        String[] entry = known[index - 1].split(":", 2);
        entry[0] = entry[0].replace('=', ':');
        return entry;
    }

    private int integer(int bits) {
        int mask = (1 << bits) - 1;
        int value = block[position++] & mask;
        if (value < mask) {
            return value;
        }
        int shift = 0;
        int next;
        do {
            next = block[position++];
            value += (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return value;
    }

    private String string() {
        boolean huffman = (block[position] & 0x80) != 0;
        int length = integer(7);
        int end = position + length;
        String text = huffman ? huffman(end) : new String(block, position, length, StandardCharsets.ISO_8859_1);
        position = end;
        return text;
    }

    private String huffman(int end) {
        StringBuilder text = new StringBuilder();
        int code = 1;
        for (int bit = position * 8; bit < end * 8; bit++) {
            code = (code << 1) | ((block[bit / 8] >> (7 - bit % 8)) & 1);
            Character found = CODES.get(code);
            if (found != null) {
                text.append((char) found);
                code = 1;
            }
        }
        return text.toString();
    }

    /** Writes names and values, alternating, each as it is. */
    static byte[] write(List<String> headers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < headers.size(); i += 2) {
            out.write(0);
            writeString(out, headers.get(i));
            writeString(out, headers.get(i + 1));
        }
        return out.toByteArray();
    }

    private static void writeString(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length < 127) {
            out.write(length);
        } else {
            out.write(127);
            for (length -= 127; length >= 128; length >>= 7) {
                out.write((length & 0x7f) | 0x80);
            }
            out.write(length);
        }
        out.writeBytes(bytes);
    }
}
