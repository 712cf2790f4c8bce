// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.aliases;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing whose properties have types with names. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param id the id, which a reference could not mark as the identity
 * @param made a point in time
 * @param tags some tags
 * @param size a number
 * @param view How much is shown.
 */
public record Thing(
        String id, @Nullable Timestamp made, @Nullable List<String> tags, @Nullable Long size, @Nullable View view) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param id the component {@code id}
     * @param made the component {@code made}
     * @param tags the component {@code tags}
     * @param size the component {@code size}
     * @param view the component {@code view}
     */
    public Thing {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "id", id, "made", made, "tags", tags, "size", size, "view", view);
    }
}
