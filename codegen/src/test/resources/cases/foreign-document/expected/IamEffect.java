// Generated from spec.yaml, schema iam_effect. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import io.apitokens.json.Json;
import java.util.Objects;
import java.util.Set;

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

    // The names of these two are none that a constant can have.
    private static final Set<String> known = Set.of("allow", "deny");
    static final TypeAdapter<IamEffect> adapter = Json.text(IamEffect::of, IamEffect::value);

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
        return known.contains(value);
    }

    /** {@return the value as in JSON, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.printable(value);
    }
}
