// Generated from spec.yaml, schema iam_status. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamStatus}. */
final class IamStatusJson extends TypeAdapter<IamStatus> {

    static final IamStatusJson INSTANCE = new IamStatusJson();

    private IamStatusJson() {}

    @Override
    public @Nullable IamStatus read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : IamStatus.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamStatus value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
