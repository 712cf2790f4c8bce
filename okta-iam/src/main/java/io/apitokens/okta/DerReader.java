package io.apitokens.okta;

import java.math.BigInteger;

/** Reads the few DER structures of private keys. Every method throws a {@link DerException} at anything else. */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    /** The element that holds the curve in a key of SEC 1. */
    static final int CURVE = 0xa0;

    private final byte[] bytes;
    private final int end;
    private int at;

    private DerReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Signals bytes that end early, or are not the expected structure. It holds no byte of them. */
    static final class DerException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean cut;

        DerException(boolean cut) {
            super(cut ? "the structure ends early" : "another structure was expected");
            this.cut = cut;
        }

        boolean isCut() {
            return cut;
        }
    }

    /** Returns the tag of the next element; -1 at the end. */
    int next() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    /** Enters the next element, which is skipped in this reader. */
    DerReader enter(int tag) throws DerException {
        if (next() != tag) {
            throw new DerException(next() < 0);
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw new DerException(true);
        }
        at += length;
        return new DerReader(bytes, at - length, at);
    }

    private int length() throws DerException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count < 1 || count > 3) {
            throw new DerException(false);
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | octet();
        }
        return length;
    }

    private int octet() throws DerException {
        if (at >= end) {
            throw new DerException(true);
        }
        return bytes[at++] & 0xff;
    }

    BigInteger integer() throws DerException {
        return number(INTEGER, false);
    }

    /** Returns an octet string as a number that is not negative. */
    BigInteger octets() throws DerException {
        return number(OCTET_STRING, true);
    }

    private BigInteger number(int tag, boolean unsigned) throws DerException {
        DerReader in = enter(tag);
        if (in.at == in.end) {
            throw new DerException(false);
        }
        return unsigned
                ? new BigInteger(1, bytes, in.at, in.end - in.at)
                : new BigInteger(bytes, in.at, in.end - in.at);
    }

    /** Returns the next element, an object identifier, as numbers with dots. */
    String oid() throws DerException {
        DerReader in = enter(OBJECT_IDENTIFIER);
        StringBuilder text = new StringBuilder();
        long part = 0;
        while (in.at < in.end) {
            int octet = in.octet();
            part = part << 7 | octet & 0x7f;
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
}
