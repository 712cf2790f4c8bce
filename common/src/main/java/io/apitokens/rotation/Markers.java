package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import java.util.OptionalInt;

/** The room that a marker needs in a description. */
final class Markers {

    /** A blank, {@code [apitokens:}, 32 digits and {@code ]}. */
    private static final int LENGTH = 45;

    private Markers() {}

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
