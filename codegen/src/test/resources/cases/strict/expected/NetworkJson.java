// Generated from spec.yaml, schema Network. Do not edit.
package io.apitokens.golden.strict;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Network}. */
final class NetworkJson extends TypeAdapter<Network> {

    static final NetworkJson INSTANCE = new NetworkJson();

    private static final FieldNames NAMES = FieldNames.of("include", "exclude", "note");

    private NetworkJson() {}

    @Override
    public @Nullable Network read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<String> include = null;
        List<String> exclude = null;
        String note = null;
        String misread = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> {
                    boolean present = Json.isPresent(in);
                    include = Json.list(in, Json.STRING);
                    misread = present && include == null ? "Network.include" : misread;
                }
                case 2 -> {
                    boolean present = Json.isPresent(in);
                    exclude = Json.list(in, Json.STRING);
                    misread = present && exclude == null ? "Network.exclude" : misread;
                }
                case 3 -> note = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (misread != null) {
            return null;
        }
        return new Network(include, exclude, note);
    }

    @Override
    public void write(JsonWriter out, @Nullable Network value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeList(out, "include", value.include(), Json.STRING);
        JsonFields.writeList(out, "exclude", value.exclude(), Json.STRING);
        JsonFields.write(out, "note", value.note());
        out.endObject();
    }
}
