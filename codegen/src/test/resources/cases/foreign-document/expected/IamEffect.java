// Generated from spec.yaml, schema iam_effect. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.json.Json;
import java.util.Objects;

/**
 * Allow or deny operations against the resources. An open enum: values without a constant are kept unchanged.
 *
 * @param value the value as in JSON
 */
public record IamEffect(String value) {

    /** {@code allow}. */
    public static final IamEffect ALLOW = new IamEffect("allow");

    /** {@code deny}. */
    public static final IamEffect DENY = new IamEffect("deny");

    /**
     * Creates a value. Prefer {@link #of}, which returns the constant of a known value.
     *
     * @param value the value as in JSON
     */
    public IamEffect {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the constant of a value, or a new instance if there is none}
     *
     * @param value the value as in JSON
     */
    public static IamEffect of(String value) {
        return switch (value) {
            case "allow" -> ALLOW;
            case "deny" -> DENY;
            default -> new IamEffect(value);
        };
    }

    /** {@return whether the specification lists the value; false for one that the vendor added later} */
    public boolean isKnown() {
        return switch (value) {
            case "allow", "deny" -> true;
            default -> false;
        };
    }

    /** {@return the value as in JSON, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.printable(value);
    }
}
