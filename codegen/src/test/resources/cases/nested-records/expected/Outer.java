// Generated from spec.yaml, schema Outer. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
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

    static final TypeAdapter<Outer> JSON = Json.object(Outer::read, Outer::write);

    private static final FieldNames NAMES = FieldNames.of("middle", "owner", "self");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Outer withoutSecrets() {
        return new Outer(
                middle, owner == null ? null : owner.withoutSecrets(), self == null ? null : self.withoutSecrets());
    }

    static @Nullable Outer read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Middle middle = null;
        Owner owner = null;
        Outer self = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> middle = Middle.read(in);
                case 2 -> owner = Json.nullable(in, Owner.JSON);
                case 3 -> self = Outer.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Outer(middle, owner, self);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "middle", this.middle, Middle.JSON);
        JsonFields.write(out, "owner", this.owner, Owner.JSON);
        JsonFields.write(out, "self", this.self, Outer.JSON);
        out.endObject();
    }
}
