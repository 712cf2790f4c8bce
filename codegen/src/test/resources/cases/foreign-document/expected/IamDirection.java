// Generated from spec.yaml, schema iam_direction. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

/**
 * Direction to order results. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record IamDirection(String value) {

    /** {@code asc}. */
    public static final IamDirection ASC = new IamDirection("asc");

    /** {@code desc}. */
    public static final IamDirection DESC = new IamDirection("desc");

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("asc", "desc");
    static final TypeAdapter<IamDirection> adapter = Json.text(IamDirection::of, IamDirection::value);

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public IamDirection {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static IamDirection of(String value) {
        return switch (value) {
            case "asc" -> ASC;
            case "desc" -> DESC;
            default -> new IamDirection(value);
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
