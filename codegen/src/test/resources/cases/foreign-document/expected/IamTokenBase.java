// Generated from spec.yaml, schema iam_token_base. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token may do, and when.
 *
 * @param name Token name.
 * @param policies List of access policies assigned to the token.
 * @param condition Conditions of a token.
 * @param notBefore A point in time.
 * @param expiresOn A point in time.
 */
public record IamTokenBase(
        String name,
        List<IamPolicy> policies,
        @Nullable IamCondition condition,
        @Nullable Timestamp notBefore,
        @Nullable Timestamp expiresOn) {

    static final TypeAdapter<IamTokenBase> JSON = Json.written(IamTokenBase::write);

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param name the component {@code name}
     * @param policies the component {@code policies}
     * @param condition the component {@code condition}
     * @param notBefore the component {@code notBefore}
     * @param expiresOn the component {@code expiresOn}
     */
    public IamTokenBase {
        policies = List.copyOf(policies);
    }

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "IamTokenBase",
                "name",
                name,
                "policies",
                policies,
                "condition",
                condition,
                "notBefore",
                notBefore,
                "expiresOn",
                expiresOn);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        JsonFields.writeList(out, "policies", this.policies, IamPolicy.JSON);
        JsonFields.write(out, "condition", this.condition, IamCondition.JSON);
        JsonFields.write(out, "not_before", this.notBefore);
        JsonFields.write(out, "expires_on", this.expiresOn);
        out.endObject();
    }

    /** A builder of {@link IamTokenBase}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String name;
        private @Nullable List<IamPolicy> policies;
        private @Nullable IamCondition condition;
        private @Nullable Timestamp notBefore;
        private @Nullable Timestamp expiresOn;

        private Builder() {}

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name Token name.
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * {@return this builder with {@code policies} set}
         *
         * @param policies List of access policies assigned to the token.
         */
        public Builder policies(List<IamPolicy> policies) {
            this.policies = policies;
            return this;
        }

        /**
         * {@return this builder with {@code condition} set}
         *
         * @param condition Conditions of a token.
         */
        public Builder condition(@Nullable IamCondition condition) {
            this.condition = condition;
            return this;
        }

        /**
         * {@return this builder with {@code notBefore} set}
         *
         * @param notBefore A point in time.
         */
        public Builder notBefore(@Nullable Timestamp notBefore) {
            this.notBefore = notBefore;
            return this;
        }

        /**
         * {@return this builder with {@code expiresOn} set}
         *
         * @param expiresOn A point in time.
         */
        public Builder expiresOn(@Nullable Timestamp expiresOn) {
            this.expiresOn = expiresOn;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public IamTokenBase build() {
            Checks.length(name, "IamTokenBase.name", 0, 120);
            Checks.size(policies, "IamTokenBase.policies", 0, Integer.MAX_VALUE);
            Checks.known(notBefore, "IamTokenBase.notBefore");
            Checks.known(expiresOn, "IamTokenBase.expiresOn");
            return new IamTokenBase(
                    Checks.require(name, "IamTokenBase.name"),
                    Checks.require(policies, "IamTokenBase.policies"),
                    condition,
                    notBefore,
                    expiresOn);
        }
    }
}
