// Generated from spec.yaml, schema NewSecret. Do not edit.
package io.apitokens.golden.sentsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link NewSecret}. */
final class NewSecretJson extends TypeAdapter<NewSecret> {

    static final NewSecretJson INSTANCE = new NewSecretJson();

    private NewSecretJson() {}

    @Override
    public NewSecret read(JsonReader in) {
        throw new UnsupportedOperationException("NewSecret is only ever written");
    }

    @Override
    public void write(JsonWriter out, @Nullable NewSecret value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "label", value.label());
        JsonFields.write(out, "value", value.value());
        out.endObject();
    }
}
