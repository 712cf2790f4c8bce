// Generated from spec.yaml, schema iam_token_with_value. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamTokenWithValue}. */
final class IamTokenWithValueJson extends TypeAdapter<IamTokenWithValue> {

    static final IamTokenWithValueJson INSTANCE = new IamTokenWithValueJson();

    private static final FieldNames NAMES = FieldNames.of(
            "name",
            "policies",
            "condition",
            "not_before",
            "expires_on",
            "status",
            "id",
            "issued_on",
            "last_used_on",
            "value");

    private IamTokenWithValueJson() {}

    @Override
    public IamTokenWithValue read(JsonReader in) throws IOException {
        Json.requireObject(in, "IamTokenWithValue");
        String name = null;
        List<IamPolicy> policies = null;
        IamCondition condition = null;
        Timestamp notBefore = null;
        Timestamp expiresOn = null;
        IamStatus status = null;
        String id = null;
        Timestamp issuedOn = null;
        Timestamp lastUsedOn = null;
        Secret value = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> name = Json.string(in);
                case 2 -> policies = Json.list(in, IamPolicyJson.INSTANCE);
                case 3 -> condition = IamConditionJson.INSTANCE.read(in);
                case 4 -> notBefore = Json.timestamp(in);
                case 5 -> expiresOn = Json.timestamp(in);
                case 6 -> status = IamStatus.adapter.read(in);
                case 7 -> id = Json.string(in);
                case 8 -> issuedOn = Json.timestamp(in);
                case 9 -> lastUsedOn = Json.timestamp(in);
                case 10 -> value = Json.secret(in, value);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamTokenWithValue(
                name,
                policies,
                condition,
                notBefore,
                expiresOn,
                status,
                Json.identityUnless(in, value, id, "IamTokenWithValue.id"),
                issuedOn,
                lastUsedOn,
                value);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamTokenWithValue value) throws IOException {
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
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "issued_on", value.issuedOn());
        JsonFields.write(out, "last_used_on", value.lastUsedOn());
        out.endObject();
    }
}
