// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.lists;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing of responses. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param names texts
 * @param counts integers
 * @param colours enums
 * @param parts objects
 * @param owners objects with an identity
 */
public record Thing(
        @Nullable List<String> names,
        @Nullable List<Long> counts,
        @Nullable List<Colour> colours,
        @Nullable List<Part> parts,
        @Nullable List<Owner> owners) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param names the component {@code names}
     * @param counts the component {@code counts}
     * @param colours the component {@code colours}
     * @param parts the component {@code parts}
     * @param owners the component {@code owners}
     */
    public Thing {
        names = names == null ? null : List.copyOf(names);
        counts = counts == null ? null : List.copyOf(counts);
        colours = colours == null ? null : List.copyOf(colours);
        parts = parts == null ? null : List.copyOf(parts);
        owners = owners == null ? null : List.copyOf(owners);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "Thing", "names", names, "counts", counts, "colours", colours, "parts", parts, "owners", owners);
    }
}
