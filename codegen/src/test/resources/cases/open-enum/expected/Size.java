// Generated from spec.yaml, schema Size. Do not edit.
package io.apitokens.golden;

import java.util.Objects;

/**
 * A size. Open: a value that is not known here passes through unchanged.
 *
 * @param value the value as the vendor writes it
 */
public record Size(String value) {

    /** {@code +}. */
    public static final Size LARGE = new Size("+");

    /** {@code -}. */
    public static final Size SMALL = new Size("-");

    /**
     * Insists on a value.
     *
     * @param value the value as the vendor writes it
     */
    public Size {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a value.
     *
     * @param value the value as the vendor writes it
     * @return the constant of this value if it is known
     */
    public static Size of(String value) {
        return switch (value) {
            case "+" -> LARGE;
            case "-" -> SMALL;
            default -> new Size(value);
        };
    }

    /**
     * Tells whether the value was known when this class was generated.
     *
     * @return false for a value that came with a later version of the vendor's interface
     */
    public boolean isKnown() {
        return switch (value) {
            case "+", "-" -> true;
            default -> false;
        };
    }

    /** The value itself. */
    @Override
    public String toString() {
        return value;
    }
}
