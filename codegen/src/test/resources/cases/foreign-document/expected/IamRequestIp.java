// Generated from spec.yaml, schema iam_request_ip. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Client IP restrictions. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param inValue List of IPv4/IPv6 CIDR addresses.
 * @param notIn List of IPv4/IPv6 CIDR addresses.
 */
public record IamRequestIp(@Nullable List<String> inValue, @Nullable List<String> notIn) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param inValue the component {@code inValue}
     * @param notIn the component {@code notIn}
     */
    public IamRequestIp {
        inValue = inValue == null ? null : List.copyOf(inValue);
        notIn = notIn == null ? null : List.copyOf(notIn);
    }

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, IamRequestIpJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("IamRequestIp", "inValue", inValue, "notIn", notIn);
    }

    /** A builder of {@link IamRequestIp}. Not thread-safe. */
    public static final class Builder {

        private @Nullable List<String> inValue;
        private @Nullable List<String> notIn;

        private Builder() {}

        /**
         * {@return this builder with {@code inValue} set}
         *
         * @param inValue List of IPv4/IPv6 CIDR addresses.
         */
        public Builder inValue(@Nullable List<String> inValue) {
            this.inValue = inValue;
            return this;
        }

        /**
         * {@return this builder with {@code notIn} set}
         *
         * @param notIn List of IPv4/IPv6 CIDR addresses.
         */
        public Builder notIn(@Nullable List<String> notIn) {
            this.notIn = notIn;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public IamRequestIp build() {
            Checks.size(inValue, "IamRequestIp.inValue", 0, Integer.MAX_VALUE);
            Checks.size(notIn, "IamRequestIp.notIn", 0, Integer.MAX_VALUE);
            return new IamRequestIp(inValue, notIn);
        }
    }
}
