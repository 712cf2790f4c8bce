// Generated from spec.yaml, schema iam_token_body. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamTokenBody}. */
final class IamTokenBodyJson extends TypeAdapter<IamTokenBody> {

    static final IamTokenBodyJson INSTANCE = new IamTokenBodyJson();

    private IamTokenBodyJson() {}

    @Override
    public IamTokenBody read(JsonReader in) {
        throw new UnsupportedOperationException("IamTokenBody is only ever written");
    }

    @Override
    public void write(JsonWriter out, @Nullable IamTokenBody value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "name", value.name());
        JsonFields.writeList(out, "policies", value.policies(), IamPolicyJson.INSTANCE);
        JsonFields.write(out, "condition", value.condition(), IamConditionJson.INSTANCE);
        JsonFields.write(out, "not_before", value.notBefore());
        JsonFields.write(out, "expires_on", value.expiresOn());
        JsonFields.write(out, "status", value.status(), IamStatus.adapter);
        out.endObject();
    }
}
