package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import java.util.OptionalInt;

/**
 * Markers, and the room that they need in a description. A marker is a hash of a random nonce, which stands in the journal only,
 * and of what it is for: who reads markers at the vendor cannot make a journal entry that claims a token.
 */
final class Markers {

    /** A blank, {@code [apitokens:}, 32 digits and {@code ]}. */
    private static final int LENGTH = 45;

    private static final int BYTES = 16;

    private Markers() {}

    /** Gives the marker that a nonce has for one purpose. */
    static String of(String purpose, String nonce) {
        return Hashes.hex(BYTES, purpose, nonce);
    }

    static void checkRoom(CanCreate tokens, TokenSpec spec) {
        OptionalInt limit = tokens.descriptionLimit();
        int length = spec.description().map(String::length).orElse(0);
        if (limit.isPresent() && length > limit.getAsInt() - LENGTH) {
            throw InvalidInputException.of(
                    "description",
                    "is too long: with the marker that lets a lost create be recognised, " + LENGTH
                            + " characters, it has more than " + limit.getAsInt());
        }
    }
}
