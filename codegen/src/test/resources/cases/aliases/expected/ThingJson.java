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

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private static final FieldNames NAMES = FieldNames.of("id", "made", "tags", "size", "view");

    private ThingJson() {}

    @Override
    public Thing read(JsonReader in) throws IOException {
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

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "made", value.made());
        JsonFields.writeList(out, "tags", value.tags(), Json.STRING);
        JsonFields.write(out, "size", value.size());
        JsonFields.write(out, "view", value.view(), View.adapter);
        out.endObject();
    }
}
