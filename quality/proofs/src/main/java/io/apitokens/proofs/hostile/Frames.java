package io.apitokens.proofs.hostile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes frames of HTTP/2, valid or not. */
final class Frames {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PUSH = 5;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int WINDOW = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PRIORITY = 0x20;

    private static final int MAX_DATA = 16_384;

    private Frames() {}

    static byte[] frame(int type, int flags, int stream, byte[] content) {
        byte[] frame = new byte[9 + content.length];
        frame[0] = (byte) (content.length >> 16);
        frame[1] = (byte) (content.length >> 8);
        frame[2] = (byte) content.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        System.arraycopy(number(stream), 0, frame, 5, 4);
        System.arraycopy(content, 0, frame, 9, content.length);
        return frame;
    }

    static byte[] number(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    static byte[] headers(int stream, boolean last, List<String> headers) {
        return frame(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, Hpack.write(headers));
    }

    /** Returns the headers of a response, names in lower case. */
    static List<String> headers(Reply reply) {
        List<String> headers = new ArrayList<>(List.of(":status", Integer.toString(reply.status())));
        for (int i = 0; i < reply.headers().size(); i += 2) {
            headers.add(reply.headers().get(i).toLowerCase(Locale.ROOT));
            headers.add(reply.headers().get(i + 1));
        }
        return headers;
    }

    /** Returns a whole response, in as many frames as it takes. */
    static byte[] response(int stream, Reply reply) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] body = reply.body();
        out.writeBytes(headers(stream, body.length == 0, headers(reply)));
        for (int i = 0; i < body.length; i += MAX_DATA) {
            int length = Math.min(MAX_DATA, body.length - i);
            byte[] part = new byte[length];
            System.arraycopy(body, i, part, 0, length);
            out.writeBytes(frame(DATA, i + length == body.length ? END_STREAM : 0, stream, part));
        }
        return out.toByteArray();
    }
}
