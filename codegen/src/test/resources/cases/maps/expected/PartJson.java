// Generated from spec.yaml, schema Part. Do not edit.
package io.apitokens.golden.maps;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Part}. */
final class PartJson extends TypeAdapter<Part> {

    static final PartJson INSTANCE = new PartJson();

    private PartJson() {}

    @Override
    public Part read(JsonReader in) throws IOException {
        Json.requireObject(in, "Part");
        Long id = null;
        JsonMap<String> additionalProperties = new JsonMap<>(Json.STRING);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "id" -> id = Json.integer(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Part(Json.identity(id, "Part.id"), additionalProperties.values());
    }

    @Override
    public void write(JsonWriter out, @Nullable Part value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonMap.writeAll(out, value.additionalProperties(), Json.STRING);
        out.endObject();
    }
}
