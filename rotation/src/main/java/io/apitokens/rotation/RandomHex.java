package io.apitokens.rotation;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random numbers in hexadecimal digits. */
final class RandomHex {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int REVISION_BYTES = 8;

    private RandomHex() {}

    /** Returns a number that only the journal knows, and that cannot be guessed. */
    static String nonce() {
        return digits(NONCE_BYTES);
    }

    /** Returns a number that differs from those of all other revisions and workers. */
    static String revision() {
        return digits(REVISION_BYTES);
    }

    private static String digits(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
