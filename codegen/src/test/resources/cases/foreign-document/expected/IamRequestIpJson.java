// Generated from spec.yaml, schema iam_request_ip. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamRequestIp}. */
final class IamRequestIpJson extends TypeAdapter<IamRequestIp> {

    static final IamRequestIpJson INSTANCE = new IamRequestIpJson();

    private static final FieldNames NAMES = FieldNames.of("in", "not_in");

    private IamRequestIpJson() {}

    @Override
    public @Nullable IamRequestIp read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<String> inValue = null;
        List<String> notIn = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> inValue = Json.list(in, Json.STRING);
                case 2 -> notIn = Json.list(in, Json.STRING);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamRequestIp(inValue, notIn);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamRequestIp value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeList(out, "in", value.inValue(), Json.STRING);
        JsonFields.writeList(out, "not_in", value.notIn(), Json.STRING);
        out.endObject();
    }
}
