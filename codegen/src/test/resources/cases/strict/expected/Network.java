// Generated from spec.yaml, schema Network. Do not edit.
package io.apitokens.golden.strict;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restriction; unreadable as a whole if a list is. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead. A mistyped &#123;&#64;code include&#125; or &#123;&#64;code exclude&#125; makes
 * the whole record unreadable.
 *
 * @param include allowed zones
 * @param exclude refused zones
 * @param note a note
 */
public record Network(@Nullable List<String> include, @Nullable List<String> exclude, @Nullable String note) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param include the component {@code include}
     * @param exclude the component {@code exclude}
     * @param note the component {@code note}
     */
    public Network {
        include = include == null ? null : List.copyOf(include);
        exclude = exclude == null ? null : List.copyOf(exclude);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, NetworkJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Network", "include", include, "exclude", exclude, "note", note);
    }
}
