// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.unixtime;

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
 * A thing with points in time as seconds since 1970. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param created when it was created
 * @param expires when it ends; null for never
 * @param used when it was used
 */
public record Thing(@Nullable Timestamp created, @Nullable Timestamp expires, @Nullable Timestamp used) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("created", "expires", "used");

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Timestamp created = null;
        Timestamp expires = Timestamp.UNKNOWN;
        Timestamp used = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> created = Json.unixTime(in);
                case 2 -> expires = Json.unixTime(in);
                case 3 -> used = Json.unixTime(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(created, expires, used);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeUnixTime(out, "created", this.created, false);
        JsonFields.writeIfNull(out, "expires", this.expires);
        JsonFields.writeUnixTime(out, "expires", this.expires, false);
        JsonFields.writeUnixTime(out, "used", this.used, true);
        out.endObject();
    }

    /** A builder of {@link Thing}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Timestamp created;
        private @Nullable Timestamp expires;
        private boolean expiresGiven;
        private @Nullable Timestamp used;

        private Builder() {}

        /**
         * {@return this builder with {@code created} set}
         *
         * @param created when it was created
         */
        public Builder created(Timestamp created) {
            this.created = created;
            return this;
        }

        /**
         * {@return this builder with {@code expires} set}
         *
         * @param expires when it ends; null for never
         */
        public Builder expires(@Nullable Timestamp expires) {
            this.expires = expires;
            this.expiresGiven = true;
            return this;
        }

        /**
         * {@return this builder with {@code used} set}
         *
         * @param used when it was used
         */
        public Builder used(@Nullable Timestamp used) {
            this.used = used;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public Thing build() {
            Checks.known(created, "Thing.created");
            Checks.requireGiven(expiresGiven, "Thing.expires");
            Checks.known(expires, "Thing.expires");
            Checks.known(used, "Thing.used");
            return new Thing(Checks.require(created, "Thing.created"), expires, used);
        }
    }
}
