// Generated from spec.yaml, schema View. Do not edit.
package io.apitokens.golden.aliases;

import io.apitokens.json.Json;
import java.util.Objects;

/**
 * How much is shown. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record View(String value) {

    /** {@code short}. */
    public static final View SHORT = new View("short");

    /** {@code long}. */
    public static final View LONG = new View("long");

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public View {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static View of(String value) {
        return switch (value) {
            case "short" -> SHORT;
            case "long" -> LONG;
            default -> new View(value);
        };
    }

    /** {@return whether the specification lists the value; false for one that the vendor added later} */
    public boolean isKnown() {
        return switch (value) {
            case "short", "long" -> true;
            default -> false;
        };
    }

    /** {@return the value as in JSON, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.printable(value);
    }
}
