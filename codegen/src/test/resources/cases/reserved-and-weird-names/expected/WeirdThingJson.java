// Generated from spec.yaml, schema weird-thing. Do not edit.
package io.apitokens.golden.reservedandweirdnames;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link WeirdThing}. */
final class WeirdThingJson extends TypeAdapter<WeirdThing> {

    static final WeirdThingJson INSTANCE = new WeirdThingJson();

    private static final FieldNames NAMES = FieldNames.of(
            "class",
            "hashCode",
            "toJson",
            "in",
            "value",
            "_links",
            "@type",
            "kebab-case",
            "with blank",
            "2nd",
            "quo\"te",
            "\u00fcn\u00ef");

    private WeirdThingJson() {}

    @Override
    public @Nullable WeirdThing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String classValue = null;
        String hashCodeValue = null;
        String toJsonValue = null;
        String inValue = null;
        String value = null;
        String links = null;
        String type = null;
        String kebabCase = null;
        String withBlank = null;
        String value2nd = null;
        String quoTe = null;
        String ünï = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> classValue = Json.string(in);
                case 2 -> hashCodeValue = Json.string(in);
                case 3 -> toJsonValue = Json.string(in);
                case 4 -> inValue = Json.string(in);
                case 5 -> value = Json.string(in);
                case 6 -> links = Json.string(in);
                case 7 -> type = Json.string(in);
                case 8 -> kebabCase = Json.string(in);
                case 9 -> withBlank = Json.string(in);
                case 10 -> value2nd = Json.string(in);
                case 11 -> quoTe = Json.string(in);
                case 12 -> ünï = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new WeirdThing(
                classValue,
                hashCodeValue,
                toJsonValue,
                inValue,
                value,
                links,
                type,
                kebabCase,
                withBlank,
                value2nd,
                quoTe,
                ünï);
    }

    @Override
    public void write(JsonWriter out, @Nullable WeirdThing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "class", value.classValue());
        JsonFields.write(out, "hashCode", value.hashCodeValue());
        JsonFields.write(out, "toJson", value.toJsonValue());
        JsonFields.write(out, "in", value.inValue());
        JsonFields.write(out, "value", value.value());
        JsonFields.write(out, "_links", value.links());
        JsonFields.write(out, "@type", value.type());
        JsonFields.write(out, "kebab-case", value.kebabCase());
        JsonFields.write(out, "with blank", value.withBlank());
        JsonFields.write(out, "2nd", value.value2nd());
        JsonFields.write(out, "quo\"te", value.quoTe());
        JsonFields.write(out, "\u00fcn\u00ef", value.ünï());
        out.endObject();
    }
}
