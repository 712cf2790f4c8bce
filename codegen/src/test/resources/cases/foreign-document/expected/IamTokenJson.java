// Generated from spec.yaml, schema iam_token. Do not edit.
package io.apitokens.golden.foreigndocument;

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

/** Reads and writes {@link IamToken}. */
final class IamTokenJson extends TypeAdapter<IamToken> {

    static final IamTokenJson INSTANCE = new IamTokenJson();

    private static final FieldNames NAMES = FieldNames.of(
            "name", "policies", "condition", "not_before", "expires_on", "status", "id", "issued_on", "last_used_on");

    private IamTokenJson() {}

    @Override
    public IamToken read(JsonReader in) throws IOException {
        Json.requireObject(in, "IamToken");
        String name = null;
        List<IamPolicy> policies = null;
        IamCondition condition = null;
        Timestamp notBefore = null;
        Timestamp expiresOn = null;
        IamStatus status = null;
        String id = null;
        Timestamp issuedOn = null;
        Timestamp lastUsedOn = null;
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
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamToken(
                name,
                policies,
                condition,
                notBefore,
                expiresOn,
                status,
                Json.identity(id, "IamToken.id"),
                issuedOn,
                lastUsedOn);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamToken value) throws IOException {
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
