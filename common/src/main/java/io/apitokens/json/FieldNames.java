package io.apitokens.json;

import com.google.gson.stream.JsonReader;
import io.apitokens.VendorSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The names of the fields of one schema, numbered from 1. A name is recognised where it stands, and no text is made of it;
 * usually by the first look, because vendors give fields in the order of their specification.
 */
@VendorSpi
public final class FieldNames {

    private final byte[][] names;

    private FieldNames(byte[][] names) {
        this.names = names;
    }

    /**
     * Makes the names of a schema.
     *
     * @param names in the order of the specification, each of them once
     * @return the names
     */
    public static FieldNames of(String... names) {
        byte[][] bytes = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            bytes[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        return new FieldNames(bytes);
    }

    /**
     * Reads the name of a field.
     *
     * @param in where to read; an {@link AnswerReader} is quickest
     * @param before the number of the field before it in the same object; 0 if there is none
     * @return its number, or 0 if it has none
     * @throws IOException if the document is broken
     */
    public int next(JsonReader in, int before) throws IOException {
        int index = in instanceof AnswerReader answer
                ? answer.nextName(names, before == names.length ? 0 : before)
                : index(in.nextName());
        return index == names.length ? 0 : index + 1;
    }

    private int index(String name) {
        int index = 0;
        while (index < names.length && !name.equals(new String(names[index], StandardCharsets.UTF_8))) {
            index++;
        }
        return index;
    }
}
