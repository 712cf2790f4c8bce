// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.requiredandnullable;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A thing of requests and responses. Nullable components are null if the field is missing or mistyped; timestamps may
 * be unknown instead.
 *
 * @param start must be there
 * @param end must be there, perhaps as null
 * @param note must be there, perhaps as null
 * @param seen may be missing
 */
public record Thing(
        @Nullable Timestamp start, @Nullable Timestamp end, @Nullable String note, @Nullable Timestamp seen) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("start", "end", "note", "seen");

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
        return Json.components("Thing", "start", start, "end", end, "note", note, "seen", seen);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Timestamp start = null;
        Timestamp end = Timestamp.UNKNOWN;
        String note = null;
        Timestamp seen = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> start = Json.timestamp(in);
                case 2 -> end = Json.timestamp(in);
                case 3 -> note = Json.string(in);
                case 4 -> seen = Json.timestamp(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(start, end, note, seen);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "start", this.start);
        JsonFields.writeIfNull(out, "end", this.end);
        JsonFields.write(out, "end", this.end, 6);
        JsonFields.writeIfNull(out, "note", this.note);
        JsonFields.write(out, "note", this.note);
        JsonFields.write(out, "seen", this.seen);
        out.endObject();
    }

    /** A builder of {@link Thing}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Timestamp start;
        private @Nullable Timestamp end;
        private boolean endGiven;
        private @Nullable String note;
        private boolean noteGiven;
        private @Nullable Timestamp seen;

        private Builder() {}

        /**
         * {@return this builder with {@code start} set}
         *
         * @param start must be there
         */
        public Builder start(Timestamp start) {
            this.start = start;
            return this;
        }

        /**
         * {@return this builder with {@code end} set}
         *
         * @param end must be there, perhaps as null
         */
        public Builder end(@Nullable Timestamp end) {
            this.end = end;
            this.endGiven = true;
            return this;
        }

        /**
         * {@return this builder with {@code note} set}
         *
         * @param note must be there, perhaps as null
         */
        public Builder note(@Nullable String note) {
            this.note = note;
            this.noteGiven = true;
            return this;
        }

        /**
         * {@return this builder with {@code seen} set}
         *
         * @param seen may be missing
         */
        public Builder seen(@Nullable Timestamp seen) {
            this.seen = seen;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public Thing build() {
            Checks.known(start, "Thing.start");
            Checks.requireGiven(endGiven, "Thing.end");
            Checks.known(end, "Thing.end");
            Checks.requireGiven(noteGiven, "Thing.note");
            Checks.known(seen, "Thing.seen");
            return new Thing(Checks.require(start, "Thing.start"), end, note, seen);
        }
    }
}
