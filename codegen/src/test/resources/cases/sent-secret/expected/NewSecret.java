// Generated from spec.yaml, schema NewSecret. Do not edit.
package io.apitokens.golden.sentsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A secret to be created.
 *
 * @param label name of the secret
 * @param value the secret
 */
public record NewSecret(@Nullable String label, @Nullable Secret value) {

    static final TypeAdapter<NewSecret> JSON = Json.written(NewSecret::write);

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(withoutSecrets(), JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public NewSecret withoutSecrets() {
        return new NewSecret(label, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("NewSecret", "label", label, "value", value);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "label", this.label);
        JsonFields.write(out, "value", this.value);
        out.endObject();
    }

    /** A builder of {@link NewSecret}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String label;
        private @Nullable Secret value;

        private Builder() {}

        /**
         * {@return this builder with {@code label} set}
         *
         * @param label name of the secret
         */
        public Builder label(@Nullable String label) {
            this.label = label;
            return this;
        }

        /**
         * {@return this builder with {@code value} set}
         *
         * @param value the secret
         */
        public Builder value(@Nullable Secret value) {
            this.value = value;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public NewSecret build() {
            return new NewSecret(label, value);
        }
    }
}
