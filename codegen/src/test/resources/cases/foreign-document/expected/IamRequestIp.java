// Generated from spec.yaml, schema iam_request_ip. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
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

    static final TypeAdapter<IamRequestIp> JSON = Json.object(IamRequestIp::read, IamRequestIp::write);

    private static final FieldNames NAMES = FieldNames.of("in", "not_in");

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
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("IamRequestIp", "inValue", inValue, "notIn", notIn);
    }

    static @Nullable IamRequestIp read(JsonReader in) throws IOException {
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

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeList(out, "in", this.inValue, Json.STRING);
        JsonFields.writeList(out, "not_in", this.notIn, Json.STRING);
        out.endObject();
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
