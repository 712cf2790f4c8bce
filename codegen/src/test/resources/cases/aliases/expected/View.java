// Generated from spec.yaml, schema View. Do not edit.
package io.apitokens.golden.aliases;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

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

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("short", "long");
    static final TypeAdapter<View> adapter = Json.text(View::of, View::value);

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
        return known.contains(value);
    }

    /** {@return the value as in JSON, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.printable(value);
    }
}
