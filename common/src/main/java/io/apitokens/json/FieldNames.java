package io.apitokens.json;

import com.google.gson.stream.JsonReader;
import io.apitokens.VendorSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The names of the fields of one schema, numbered from 1.
 *
 * <p>A name is compared with the bytes of the document, without creating a string. Usually the first comparison
 * matches, because vendors send fields in the order of their specification.
 */
@VendorSpi
public final class FieldNames {

    private final byte[][] names;

    private FieldNames(byte[][] names) {
        this.names = names;
    }

    /**
     * Creates the names of a schema.
     *
     * @param names the names in the order of the specification, without duplicates
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
     * Reads the name of a field and returns its number.
     *
     * @param in the reader; an {@link JsonByteReader} is fastest
     * @param before the number of the previous field in the same object; 0 if there is none
     * @return the number of the field; 0 if the name is not one of these
     * @throws IOException if the document is malformed
     */
    public int next(JsonReader in, int before) throws IOException {
        int index = in instanceof JsonByteReader response
                ? response.nextName(names, before == names.length ? 0 : before)
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
