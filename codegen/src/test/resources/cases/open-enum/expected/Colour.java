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

    /** {@code sky-blue}. */
    public static final Colour SKY_BLUE = new Colour("sky-blue");

    /** {@code Black (matt)}. */
    public static final Colour BLACK_MATT = new Colour("Black (matt)");

    /** {@code 2nd}. */
    public static final Colour VALUE_2ND = new Colour("2nd");

    /** {@code quo"te}. */
    public static final Colour QUO_TE = new Colour("quo\"te");

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
            case "sky-blue" -> SKY_BLUE;
            case "Black (matt)" -> BLACK_MATT;
            case "2nd" -> VALUE_2ND;
            case "quo\"te" -> QUO_TE;
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
            case "RED", "sky-blue", "Black (matt)", "2nd", "quo\"te" -> true;
            default -> false;
        };
    }

    /** The value itself. */
    @Override
    public String toString() {
        return value;
    }
}
