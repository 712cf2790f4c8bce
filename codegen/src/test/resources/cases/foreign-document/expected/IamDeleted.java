// Generated from spec.yaml, schema iam_deleted. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;

/**
 * A deleted token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id Token identifier tag.
 */
public record IamDeleted(String id) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, IamDeletedJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("IamDeleted", "id", id);
    }
}
