// Generated from spec.yaml, schema ThingUpdate. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing that is sent.
 *
 * @param names texts, 1 to 3
 * @param parts objects, at least one
 */
public record ThingUpdate(@Nullable List<String> names, List<Part> parts) {

    static final TypeAdapter<ThingUpdate> JSON = Json.written(ThingUpdate::write);

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param names the component {@code names}
     * @param parts the component {@code parts}
     */
    public ThingUpdate {
        names = names == null ? null : List.copyOf(names);
        parts = List.copyOf(parts);
    }

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
        return Json.components("ThingUpdate", "names", names, "parts", parts);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeList(out, "names", this.names, Json.STRING);
        JsonFields.writeList(out, "parts", this.parts, Part.JSON);
        out.endObject();
    }

    /** A builder of {@link ThingUpdate}. Not thread-safe. */
    public static final class Builder {

        private @Nullable List<String> names;
        private @Nullable List<Part> parts;

        private Builder() {}

        /**
         * {@return this builder with {@code names} set}
         *
         * @param names texts, 1 to 3
         */
        public Builder names(@Nullable List<String> names) {
            this.names = names;
            return this;
        }

        /**
         * {@return this builder with {@code parts} set}
         *
         * @param parts objects, at least one
         */
        public Builder parts(List<Part> parts) {
            this.parts = parts;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public ThingUpdate build() {
            Checks.size(names, "ThingUpdate.names", 1, 3);
            Checks.size(parts, "ThingUpdate.parts", 1, Integer.MAX_VALUE);
            return new ThingUpdate(names, Checks.require(parts, "ThingUpdate.parts"));
        }
    }
}
