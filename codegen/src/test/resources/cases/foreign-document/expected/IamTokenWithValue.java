// Generated from spec.yaml, schema iam_token_with_value. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token with its secret. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
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
 * @param value The token value.
 */
public record IamTokenWithValue(
        @Nullable String name,
        @Nullable List<IamPolicy> policies,
        @Nullable IamCondition condition,
        @Nullable Timestamp notBefore,
        @Nullable Timestamp expiresOn,
        @Nullable IamStatus status,
        @Nullable String id,
        @Nullable Timestamp issuedOn,
        @Nullable Timestamp lastUsedOn,
        @Nullable Secret value) {

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
     * @param value the component {@code value}
     */
    public IamTokenWithValue {
        policies = policies == null ? null : List.copyOf(policies);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, IamTokenWithValueJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public IamTokenWithValue withoutSecrets() {
        return new IamTokenWithValue(
                name, policies, condition, notBefore, expiresOn, status, id, issuedOn, lastUsedOn, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "IamTokenWithValue",
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
                lastUsedOn,
                "value",
                value);
    }
}
