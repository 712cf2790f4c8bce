// Generated from spec.yaml, schema Part. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A part. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param name name of the part
 */
public record Part(@Nullable String name) {

    static final TypeAdapter<Part> JSON = Json.object(Part::read, Part::write);

    private static final FieldNames NAMES = FieldNames.of("name");

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Part", "name", name);
    }

    static @Nullable Part read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String name = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> name = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Part(name);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        out.endObject();
    }

    /** A builder of {@link Part}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String name;

        private Builder() {}

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name name of the part
         */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public Part build() {
            return new Part(name);
        }
    }
}
