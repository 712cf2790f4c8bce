// Generated from spec.yaml, schema iam_status. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

/**
 * Status of the token. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record IamStatus(String value) {

    /** {@code active}. */
    public static final IamStatus ACTIVE = new IamStatus("active");

    /** {@code disabled}. */
    public static final IamStatus DISABLED = new IamStatus("disabled");

    /** {@code expired}. */
    public static final IamStatus EXPIRED = new IamStatus("expired");

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("active", "disabled", "expired");
    static final TypeAdapter<IamStatus> adapter = Json.text(IamStatus::of, IamStatus::value);

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public IamStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static IamStatus of(String value) {
        return switch (value) {
            case "active" -> ACTIVE;
            case "disabled" -> DISABLED;
            case "expired" -> EXPIRED;
            default -> new IamStatus(value);
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
