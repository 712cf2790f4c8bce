// Generated from spec.yaml, schema Outer. Do not edit.
package io.apitokens.golden.nestedrecords;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record in a record in a record. Nullable components are null if the field is missing or mistyped; timestamps may be
 * unknown instead.
 *
 * @param middle without an identity
 * @param owner A record with an identity.
 * @param self the same again
 */
public record Outer(@Nullable Middle middle, @Nullable Owner owner, @Nullable Outer self) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, OuterJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Outer withoutSecrets() {
        return new Outer(
                middle, owner == null ? null : owner.withoutSecrets(), self == null ? null : self.withoutSecrets());
    }
}
