// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.aliases;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
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

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("id", "made", "tags", "size", "view");

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
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "id", id, "made", made, "tags", tags, "size", size, "view", view);
    }

    static Thing read(JsonReader in) throws IOException {
        Json.requireObject(in, "Thing");
        String id = null;
        Timestamp made = null;
        List<String> tags = null;
        Long size = null;
        View view = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> made = Json.timestamp(in);
                case 3 -> tags = Json.list(in, Json.STRING);
                case 4 -> size = Json.integer(in);
                case 5 -> view = View.adapter.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(Json.identity(id, "Thing.id"), made, tags, size, view);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "made", this.made);
        JsonFields.writeList(out, "tags", this.tags, Json.STRING);
        JsonFields.write(out, "size", this.size);
        JsonFields.write(out, "view", this.view, View.adapter);
        out.endObject();
    }
}
