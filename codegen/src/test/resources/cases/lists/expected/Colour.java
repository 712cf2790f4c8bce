// Generated from spec.yaml, schema Colour. Do not edit.
package io.apitokens.golden;

import java.util.Objects;

/**
 * A colour. Open: a value that is not known here passes through unchanged.
 *
 * @param value the value as the vendor writes it
 */
public record Colour(String value) {

    /** {@code RED}. */
    public static final Colour RED = new Colour("RED");

    /**
     * Insists on a value.
     *
     * @param value the value as the vendor writes it
     */
    public Colour {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a value.
     *
     * @param value the value as the vendor writes it
     * @return the constant of this value if it is known
     */
    public static Colour of(String value) {
        return switch (value) {
            case "RED" -> RED;
            default -> new Colour(value);
        };
    }

    /**
     * Tells whether the value was known when this class was generated.
     *
     * @return false for a value that came with a later version of the vendor's interface
     */
    public boolean isKnown() {
        return switch (value) {
            case "RED" -> true;
            default -> false;
        };
    }

    /** The value itself. */
    @Override
    public String toString() {
        return value;
    }
}
