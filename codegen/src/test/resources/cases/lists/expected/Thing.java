// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing that is answered. What an answer left out, or gave in another shape, is null.
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
     * Takes the components, and copies the lists so that nothing changes them afterwards.
     *
     * @param names as the component of this name
     * @param counts as the component of this name
     * @param colours as the component of this name
     * @param parts as the component of this name
     * @param owners as the component of this name
     */
    public Thing {
        names = names == null ? null : List.copyOf(names);
        counts = counts == null ? null : List.copyOf(counts);
        colours = colours == null ? null : List.copyOf(colours);
        parts = parts == null ? null : List.copyOf(parts);
        owners = owners == null ? null : List.copyOf(owners);
    }

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }
}
