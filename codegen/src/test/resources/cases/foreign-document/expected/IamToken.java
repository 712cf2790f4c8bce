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

/**
 * A token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param name Token name.
 * @param policies List of access policies assigned to the token.
 * @param condition Conditions of a token.
 * @param notBefore A point in time.
 * @param expiresOn A point in time.
 * @param status Status of the token.
 * @param id Token identifier tag.
 * @param issuedOn A point in time.
 * @param lastUsedOn A point in time.
 */
public record IamToken(
        @Nullable String name,
        @Nullable List<IamPolicy> policies,
        @Nullable IamCondition condition,
        @Nullable Timestamp notBefore,
        @Nullable Timestamp expiresOn,
        @Nullable IamStatus status,
        String id,
        @Nullable Timestamp issuedOn,
        @Nullable Timestamp lastUsedOn) {

    static final TypeAdapter<IamToken> JSON = Json.object(IamToken::read, IamToken::write);

    private static final FieldNames NAMES = FieldNames.of(
            "name", "policies", "condition", "not_before", "expires_on", "status", "id", "issued_on", "last_used_on");

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param name the component {@code name}
     * @param policies the component {@code policies}
     * @param condition the component {@code condition}
     * @param notBefore the component {@code notBefore}
     * @param expiresOn the component {@code expiresOn}
     * @param status the component {@code status}
     * @param id the component {@code id}
     * @param issuedOn the component {@code issuedOn}
     * @param lastUsedOn the component {@code lastUsedOn}
     */
    public IamToken {
        policies = policies == null ? null : List.copyOf(policies);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "IamToken",
                "name",
                name,
                "policies",
                policies,
                "condition",
                condition,
                "notBefore",
                notBefore,
                "expiresOn",
                expiresOn,
                "status",
                status,
                "id",
                id,
                "issuedOn",
                issuedOn,
                "lastUsedOn",
                lastUsedOn);
    }

    static IamToken read(JsonReader in) throws IOException {
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
                case 2 -> policies = Json.list(in, IamPolicy.JSON);
                case 3 -> condition = IamCondition.read(in);
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

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        JsonFields.writeList(out, "policies", this.policies, IamPolicy.JSON);
        JsonFields.write(out, "condition", this.condition, IamCondition.JSON);
        JsonFields.write(out, "not_before", this.notBefore);
        JsonFields.write(out, "expires_on", this.expiresOn);
        JsonFields.write(out, "status", this.status, IamStatus.adapter);
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "issued_on", this.issuedOn);
        JsonFields.write(out, "last_used_on", this.lastUsedOn);
        out.endObject();
    }
}
