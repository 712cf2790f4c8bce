// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.maps;

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
    public @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String name = null;
        Map<String, String> labels = null;
        Map<String, Long> limits = null;
        Map<String, Colour> colours = null;
        Map<String, Part> parts = null;
        Map<String, String> extra = null;
        Map<String, String> strict = null;
        JsonMap<String> additionalProperties = new JsonMap<>(JsonMap.ANY);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "name" -> name = Json.string(in);
                case "labels" -> labels = JsonMap.read(in, Json.STRING);
                case "limits" -> limits = JsonMap.read(in, Json.INTEGER);
                case "colours" -> colours = JsonMap.read(in, Colour.adapter);
                case "parts" -> parts = JsonMap.read(in, PartJson.INSTANCE);
                case "extra" -> extra = JsonMap.read(in, JsonMap.ANY);
                case "strict" -> strict = JsonMap.read(in, JsonMap.ANY);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Thing(name, labels, limits, colours, parts, extra, strict, additionalProperties.values());
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "name", value.name());
        JsonMap.write(out, "labels", value.labels(), Json.STRING);
        JsonMap.write(out, "limits", value.limits(), Json.INTEGER);
        JsonMap.write(out, "colours", value.colours(), Colour.adapter);
        JsonMap.write(out, "parts", value.parts(), PartJson.INSTANCE);
        JsonMap.write(out, "extra", value.extra(), JsonMap.ANY);
        JsonMap.write(out, "strict", value.strict(), JsonMap.ANY);
        JsonMap.writeAll(out, value.additionalProperties(), JsonMap.ANY);
        out.endObject();
    }
}
