// Generated from spec.yaml, schema weird-thing. Do not edit.
package io.apitokens.golden.reservedandweirdnames;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A schema whose name is no Java name. Nullable components are null if the field is missing or mistyped; timestamps may
 * be unknown instead.
 *
 * @param classValue a keyword
 * @param hashCodeValue a method of every record
 * @param toJsonValue a method of our records
 * @param inValue a name that adapters use
 * @param value another name that adapters use
 * @param links begins with an underscore
 * @param type begins with a sign
 * @param kebabCase has a hyphen
 * @param withBlank has a blank
 * @param value2nd begins with a digit
 * @param quoTe has a quotation mark
 * @param lineBreak has a line break
 * @param beyondInt has bounds beyond an int and a long
 * @param ünï has letters beyond ASCII
 */
public record WeirdThing(
        @Nullable String classValue,
        @Nullable String hashCodeValue,
        @Nullable String toJsonValue,
        @Nullable String inValue,
        @Nullable String value,
        @Nullable String links,
        @Nullable String type,
        @Nullable String kebabCase,
        @Nullable String withBlank,
        @Nullable String value2nd,
        @Nullable String quoTe,
        @Nullable String lineBreak,
        @Nullable Long beyondInt,
        @Nullable String ünï) {

    static final TypeAdapter<WeirdThing> JSON = Json.object(WeirdThing::read, WeirdThing::write);

    private static final FieldNames NAMES = FieldNames.of(
            "class",
            "hashCode",
            "toJson",
            "in",
            "value",
            "_links",
            "@type",
            "kebab-case",
            "with blank",
            "2nd",
            "quo\"te",
            "line\nbreak",
            "beyond-int",
            "\u00fcn\u00ef");

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
                "WeirdThing",
                "classValue",
                classValue,
                "hashCodeValue",
                hashCodeValue,
                "toJsonValue",
                toJsonValue,
                "inValue",
                inValue,
                "value",
                value,
                "links",
                links,
                "type",
                type,
                "kebabCase",
                kebabCase,
                "withBlank",
                withBlank,
                "value2nd",
                value2nd,
                "quoTe",
                quoTe,
                "lineBreak",
                lineBreak,
                "beyondInt",
                beyondInt,
                "ünï",
                ünï);
    }

    static @Nullable WeirdThing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String classValue = null;
        String hashCodeValue = null;
        String toJsonValue = null;
        String inValue = null;
        String value = null;
        String links = null;
        String type = null;
        String kebabCase = null;
        String withBlank = null;
        String value2nd = null;
        String quoTe = null;
        String lineBreak = null;
        Long beyondInt = null;
        String ünï = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> classValue = Json.string(in);
                case 2 -> hashCodeValue = Json.string(in);
                case 3 -> toJsonValue = Json.string(in);
                case 4 -> inValue = Json.string(in);
                case 5 -> value = Json.string(in);
                case 6 -> links = Json.string(in);
                case 7 -> type = Json.string(in);
                case 8 -> kebabCase = Json.string(in);
                case 9 -> withBlank = Json.string(in);
                case 10 -> value2nd = Json.string(in);
                case 11 -> quoTe = Json.string(in);
                case 12 -> lineBreak = Json.string(in);
                case 13 -> beyondInt = Json.integer(in);
                case 14 -> ünï = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new WeirdThing(
                classValue,
                hashCodeValue,
                toJsonValue,
                inValue,
                value,
                links,
                type,
                kebabCase,
                withBlank,
                value2nd,
                quoTe,
                lineBreak,
                beyondInt,
                ünï);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "class", this.classValue);
        JsonFields.write(out, "hashCode", this.hashCodeValue);
        JsonFields.write(out, "toJson", this.toJsonValue);
        JsonFields.write(out, "in", this.inValue);
        JsonFields.write(out, "value", this.value);
        JsonFields.write(out, "_links", this.links);
        JsonFields.write(out, "@type", this.type);
        JsonFields.write(out, "kebab-case", this.kebabCase);
        JsonFields.write(out, "with blank", this.withBlank);
        JsonFields.write(out, "2nd", this.value2nd);
        JsonFields.write(out, "quo\"te", this.quoTe);
        JsonFields.write(out, "line\nbreak", this.lineBreak);
        JsonFields.write(out, "beyond-int", this.beyondInt);
        JsonFields.write(out, "\u00fcn\u00ef", this.ünï);
        out.endObject();
    }

    /** A builder of {@link WeirdThing}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String classValue;
        private @Nullable String hashCodeValue;
        private @Nullable String toJsonValue;
        private @Nullable String inValue;
        private @Nullable String value;
        private @Nullable String links;
        private @Nullable String type;
        private @Nullable String kebabCase;
        private @Nullable String withBlank;
        private @Nullable String value2nd;
        private @Nullable String quoTe;
        private @Nullable String lineBreak;
        private @Nullable Long beyondInt;
        private @Nullable String ünï;

        private Builder() {}

        /**
         * {@return this builder with {@code classValue} set}
         *
         * @param classValue a keyword
         */
        public Builder classValue(@Nullable String classValue) {
            this.classValue = classValue;
            return this;
        }

        /**
         * {@return this builder with {@code hashCodeValue} set}
         *
         * @param hashCodeValue a method of every record
         */
        public Builder hashCodeValue(@Nullable String hashCodeValue) {
            this.hashCodeValue = hashCodeValue;
            return this;
        }

        /**
         * {@return this builder with {@code toJsonValue} set}
         *
         * @param toJsonValue a method of our records
         */
        public Builder toJsonValue(@Nullable String toJsonValue) {
            this.toJsonValue = toJsonValue;
            return this;
        }

        /**
         * {@return this builder with {@code inValue} set}
         *
         * @param inValue a name that adapters use
         */
        public Builder inValue(@Nullable String inValue) {
            this.inValue = inValue;
            return this;
        }

        /**
         * {@return this builder with {@code value} set}
         *
         * @param value another name that adapters use
         */
        public Builder value(@Nullable String value) {
            this.value = value;
            return this;
        }

        /**
         * {@return this builder with {@code links} set}
         *
         * @param links begins with an underscore
         */
        public Builder links(@Nullable String links) {
            this.links = links;
            return this;
        }

        /**
         * {@return this builder with {@code type} set}
         *
         * @param type begins with a sign
         */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /**
         * {@return this builder with {@code kebabCase} set}
         *
         * @param kebabCase has a hyphen
         */
        public Builder kebabCase(@Nullable String kebabCase) {
            this.kebabCase = kebabCase;
            return this;
        }

        /**
         * {@return this builder with {@code withBlank} set}
         *
         * @param withBlank has a blank
         */
        public Builder withBlank(@Nullable String withBlank) {
            this.withBlank = withBlank;
            return this;
        }

        /**
         * {@return this builder with {@code value2nd} set}
         *
         * @param value2nd begins with a digit
         */
        public Builder value2nd(@Nullable String value2nd) {
            this.value2nd = value2nd;
            return this;
        }

        /**
         * {@return this builder with {@code quoTe} set}
         *
         * @param quoTe has a quotation mark
         */
        public Builder quoTe(@Nullable String quoTe) {
            this.quoTe = quoTe;
            return this;
        }

        /**
         * {@return this builder with {@code lineBreak} set}
         *
         * @param lineBreak has a line break
         */
        public Builder lineBreak(@Nullable String lineBreak) {
            this.lineBreak = lineBreak;
            return this;
        }

        /**
         * {@return this builder with {@code beyondInt} set}
         *
         * @param beyondInt has bounds beyond an int and a long
         */
        public Builder beyondInt(@Nullable Long beyondInt) {
            this.beyondInt = beyondInt;
            return this;
        }

        /**
         * {@return this builder with {@code ünï} set}
         *
         * @param ünï has letters beyond ASCII
         */
        public Builder ünï(@Nullable String ünï) {
            this.ünï = ünï;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public WeirdThing build() {
            Checks.range(beyondInt, "WeirdThing.beyondInt", 2147483648L, Long.MAX_VALUE);
            return new WeirdThing(
                    classValue,
                    hashCodeValue,
                    toJsonValue,
                    inValue,
                    value,
                    links,
                    type,
                    kebabCase,
                    withBlank,
                    value2nd,
                    quoTe,
                    lineBreak,
                    beyondInt,
                    ünï);
        }
    }
}
