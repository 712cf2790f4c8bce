// Generated from spec.yaml, schema Network. Do not edit.
package io.apitokens.golden.strict;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restriction; unreadable as a whole if a list is. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead. A mistyped {@code include} or {@code exclude} makes the whole record unreadable.
 *
 * @param include allowed zones
 * @param exclude refused zones
 * @param note a note
 */
public record Network(@Nullable List<String> include, @Nullable List<String> exclude, @Nullable String note) {

    static final TypeAdapter<Network> JSON = Json.object(Network::read, Network::write);

    private static final FieldNames NAMES = FieldNames.of("include", "exclude", "note");

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param include the component {@code include}
     * @param exclude the component {@code exclude}
     * @param note the component {@code note}
     */
    public Network {
        include = include == null ? null : List.copyOf(include);
        exclude = exclude == null ? null : List.copyOf(exclude);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Network", "include", include, "exclude", exclude, "note", note);
    }

    static @Nullable Network read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<String> include = null;
        List<String> exclude = null;
        String note = null;
        String misread = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> {
                    boolean present = Json.isPresent(in);
                    include = Json.list(in, Json.STRING);
                    misread = present && include == null ? "Network.include" : misread;
                }
                case 2 -> {
                    boolean present = Json.isPresent(in);
                    exclude = Json.list(in, Json.STRING);
                    misread = present && exclude == null ? "Network.exclude" : misread;
                }
                case 3 -> note = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (misread != null) {
            return null;
        }
        return new Network(include, exclude, note);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeList(out, "include", this.include, Json.STRING);
        JsonFields.writeList(out, "exclude", this.exclude, Json.STRING);
        JsonFields.write(out, "note", this.note);
        out.endObject();
    }
}
