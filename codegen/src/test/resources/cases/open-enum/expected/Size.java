// Generated from spec.yaml, schema Size. Do not edit.
package io.apitokens.golden.openenum;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

/**
 * A size. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record Size(String value) {

    /** {@code +}. */
    public static final Size LARGE = new Size("+");

    /** {@code -}. */
    public static final Size SMALL = new Size("-");

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("+", "-");
    static final TypeAdapter<Size> adapter = Json.text(Size::of, Size::value);

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public Size {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static Size of(String value) {
        return switch (value) {
            case "+" -> LARGE;
            case "-" -> SMALL;
            default -> new Size(value);
        };
    }

    /** {@return whether the specification lists the value; false for one that the vendor added later} */
    public boolean isKnown() {
        return known.contains(value);
    }

    /** {@return the value as in JSON, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.printable(value);
    }
}
