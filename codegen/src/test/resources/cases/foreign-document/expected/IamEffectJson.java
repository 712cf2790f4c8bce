// Generated from spec.yaml, schema iam_effect. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamEffect}. */
final class IamEffectJson extends TypeAdapter<IamEffect> {

    static final IamEffectJson INSTANCE = new IamEffectJson();

    private IamEffectJson() {}

    @Override
    public @Nullable IamEffect read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : IamEffect.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamEffect value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
