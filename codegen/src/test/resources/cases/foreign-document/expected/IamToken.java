// Generated from spec.yaml, schema iam_token. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
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
        return JsonFields.toJson(this, IamTokenJson.INSTANCE);
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
}
