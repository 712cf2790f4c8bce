package io.apitokens.okta;

import io.apitokens.error.InvalidInputException;
import java.math.BigInteger;

/** Reads the few DER structures of private keys. Every method refuses anything else, and quotes nothing. */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    /** The element that holds the curve in a key of SEC 1. */
    static final int CURVE = 0xa0;

    private final String field;
    private final byte[] bytes;
    private final int end;
    private int at;

    private DerReader(String field, byte[] bytes, int from, int end) {
        this.field = field;
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    DerReader(String field, byte[] bytes) {
        this(field, bytes, 0, bytes.length);
    }

    /** Returns the tag of the next element; -1 at the end. */
    int next() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    /** Enters the next element, which is skipped in this reader. */
    DerReader enter(int tag) {
        if (next() != tag) {
            throw refused(next() < 0);
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw refused(true);
        }
        at += length;
        return new DerReader(field, bytes, at - length, at);
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count < 1 || count > 3) {
            throw refused(false);
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | octet();
        }
        return length;
    }

    private int octet() {
        if (at >= end) {
            throw refused(true);
        }
        return bytes[at++] & 0xff;
    }

    BigInteger integer() {
        return number(INTEGER, false);
    }

    /** Returns an octet string as a number that is not negative. */
    BigInteger octets() {
        return number(OCTET_STRING, true);
    }

    private BigInteger number(int tag, boolean unsigned) {
        DerReader in = enter(tag);
        if (in.at == in.end) {
            throw refused(false);
        }
        return unsigned
                ? new BigInteger(1, bytes, in.at, in.end - in.at)
                : new BigInteger(bytes, in.at, in.end - in.at);
    }

    /** Returns the next element, an object identifier, as numbers with dots. */
    String oid() {
        DerReader in = enter(OBJECT_IDENTIFIER);
        StringBuilder text = new StringBuilder();
        long part = 0;
        while (in.at < in.end) {
            int octet = in.octet();
            part = (part << 7) | (octet & 0x7f);
            if (octet < 0x80) {
                if (text.length() == 0) {
                    long first = Math.min(part / 40, 2);
                    text.append(first).append('.').append(part - 40 * first);
                } else {
                    text.append('.').append(part);
                }
                part = 0;
            }
        }
        return text.toString();
    }

    private InvalidInputException refused(boolean cut) {
        return cut ? cut(field) : damaged(field);
    }

    static InvalidInputException cut(String field) {
        return InvalidInputException.of(field, "is truncated: copy the whole key");
    }

    static InvalidInputException damaged(String field) {
        return InvalidInputException.of(
                field, "is damaged: what stands between its BEGIN and END lines is no key; copy it again");
    }
}
