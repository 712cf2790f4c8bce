// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.allof;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private ThingJson() {}

    @Override
    public Thing read(JsonReader in) throws IOException {
        Json.requireObject(in, "Thing");
        Long id = null;
        String name = null;
        Long size = null;
        String colour = null;
        JsonMap<Long> additionalProperties = new JsonMap<>(Json.INTEGER);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "id" -> id = Json.integer(in);
                case "name" -> name = Json.string(in);
                case "size" -> size = Json.integer(in);
                case "colour" -> colour = Json.string(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Thing(Json.identity(id, "Thing.id"), name, size, colour, additionalProperties.values());
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "name", value.name());
        JsonFields.write(out, "size", value.size());
        JsonFields.write(out, "colour", value.colour());
        JsonMap.writeAll(out, value.additionalProperties(), Json.INTEGER);
        out.endObject();
    }
}
