// Generated from spec.yaml, schema ThingUpdate. Do not edit.
package io.apitokens.golden.recordandbuilder;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What requests hold, so it has a builder.
 *
 * @param name the name, 1 to 256 characters
 * @param note a note of at most 500 characters
 * @param days for how many days
 * @param rank the rank
 * @param active whether it is active
 * @param start when it starts
 */
public record ThingUpdate(
        String name,
        @Nullable String note,
        @Nullable Long days,
        @Nullable Long rank,
        @Nullable Boolean active,
        @Nullable Timestamp start) {

    static final TypeAdapter<ThingUpdate> JSON = Json.written(ThingUpdate::write);

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
                "ThingUpdate",
                "name",
                name,
                "note",
                note,
                "days",
                days,
                "rank",
                rank,
                "active",
                active,
                "start",
                start);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        JsonFields.write(out, "note", this.note);
        JsonFields.write(out, "days", this.days);
        JsonFields.write(out, "rank", this.rank);
        JsonFields.write(out, "active", this.active);
        JsonFields.write(out, "start", this.start);
        out.endObject();
    }

    /** A builder of {@link ThingUpdate}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String name;
        private @Nullable String note;
        private @Nullable Long days;
        private @Nullable Long rank;
        private @Nullable Boolean active;
        private @Nullable Timestamp start;

        private Builder() {}

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name the name, 1 to 256 characters
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * {@return this builder with {@code note} set}
         *
         * @param note a note of at most 500 characters
         */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /**
         * {@return this builder with {@code days} set}
         *
         * @param days for how many days
         */
        public Builder days(@Nullable Long days) {
            this.days = days;
            return this;
        }

        /**
         * {@return this builder with {@code rank} set}
         *
         * @param rank the rank
         */
        public Builder rank(@Nullable Long rank) {
            this.rank = rank;
            return this;
        }

        /**
         * {@return this builder with {@code active} set}
         *
         * @param active whether it is active
         */
        public Builder active(@Nullable Boolean active) {
            this.active = active;
            return this;
        }

        /**
         * {@return this builder with {@code start} set}
         *
         * @param start when it starts
         */
        public Builder start(@Nullable Timestamp start) {
            this.start = start;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public ThingUpdate build() {
            Checks.length(name, "ThingUpdate.name", 1, 256);
            Checks.length(note, "ThingUpdate.note", 0, 500);
            Checks.range(days, "ThingUpdate.days", 1, 3650);
            Checks.range(rank, "ThingUpdate.rank", 0, Long.MAX_VALUE);
            Checks.known(start, "ThingUpdate.start");
            return new ThingUpdate(Checks.require(name, "ThingUpdate.name"), note, days, rank, active, start);
        }
    }
}
