// Generated from spec.yaml, schema Colour. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

/**
 * A colour. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record Colour(String value) {

    /** {@code RED}. */
    public static final Colour RED = new Colour("RED");

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("RED");
    static final TypeAdapter<Colour> adapter = Json.text(Colour::of, Colour::value);

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public Colour {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static Colour of(String value) {
        return switch (value) {
            case "RED" -> RED;
            default -> new Colour(value);
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
