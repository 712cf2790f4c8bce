// Generated from spec.yaml, schema iam_condition. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamCondition}. */
final class IamConditionJson extends TypeAdapter<IamCondition> {

    static final IamConditionJson INSTANCE = new IamConditionJson();

    private IamConditionJson() {}

    @Override
    public @Nullable IamCondition read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        IamRequestIp requestIp = null;
        JsonMap<String> additionalProperties = new JsonMap<>(JsonMap.ANY);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "request_ip" -> requestIp = IamRequestIpJson.INSTANCE.read(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new IamCondition(requestIp, additionalProperties.values());
    }

    @Override
    public void write(JsonWriter out, @Nullable IamCondition value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "request_ip", value.requestIp(), IamRequestIpJson.INSTANCE);
        JsonMap.writeAll(out, value.additionalProperties(), JsonMap.ANY);
        out.endObject();
    }
}
