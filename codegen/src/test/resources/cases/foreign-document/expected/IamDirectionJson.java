// Generated from spec.yaml, schema iam_direction. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamDirection}. */
final class IamDirectionJson extends TypeAdapter<IamDirection> {

    static final IamDirectionJson INSTANCE = new IamDirectionJson();

    private IamDirectionJson() {}

    @Override
    public @Nullable IamDirection read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : IamDirection.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamDirection value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
