package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import java.util.OptionalInt;

/**
 * Computes markers, and the room they need in a description. A marker is a hash of its purpose and of a random nonce
 * that only the journal holds. So a marker read at the vendor is not enough to forge a journal entry for its token.
 */
final class Markers {

    /** A space, {@code [apitokens:}, 32 hexadecimal digits and {@code ]}. */
    private static final int LENGTH = 45;

    private static final int BYTES = 16;

    private Markers() {}

    /** Returns the marker of a nonce for one purpose. */
    static String of(String purpose, String nonce) {
        return Hashes.hex(BYTES, purpose, nonce);
    }

    static void checkRoom(CanCreate tokens, TokenSpec spec) {
        OptionalInt limit = tokens.descriptionLimit();
        int length = spec.description().map(String::length).orElse(0);
        if (limit.isPresent() && length > limit.getAsInt() - LENGTH) {
            throw InvalidInputException.of(
                    "description",
                    "is too long: with the create's marker, " + LENGTH + " characters, it exceeds " + limit.getAsInt()
                            + " characters");
        }
    }
}
