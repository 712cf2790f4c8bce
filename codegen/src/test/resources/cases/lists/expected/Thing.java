// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
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

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("names", "counts", "colours", "parts", "owners");

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
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "Thing", "names", names, "counts", counts, "colours", colours, "parts", parts, "owners", owners);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<String> names = null;
        List<Long> counts = null;
        List<Colour> colours = null;
        List<Part> parts = null;
        List<Owner> owners = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> names = Json.list(in, Json.STRING);
                case 2 -> counts = Json.list(in, Json.INTEGER);
                case 3 -> colours = Json.list(in, Colour.adapter);
                case 4 -> parts = Json.list(in, Part.JSON);
                case 5 -> owners = Json.list(in, Owner.JSON);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(names, counts, colours, parts, owners);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeList(out, "names", this.names, Json.STRING);
        JsonFields.writeList(out, "counts", this.counts, Json.INTEGER);
        JsonFields.writeList(out, "colours", this.colours, Colour.adapter);
        JsonFields.writeList(out, "parts", this.parts, Part.JSON);
        JsonFields.writeList(out, "owners", this.owners, Owner.JSON);
        out.endObject();
    }
}
