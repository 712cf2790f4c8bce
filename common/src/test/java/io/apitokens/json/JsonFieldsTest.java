package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void nullIsLeftOutAndAnExplicitNullIsWritten() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setSerializeNulls(false);
        out.beginObject();
        JsonFields.write(out, "string", (String) null);
        JsonFields.write(out, "integer", (Long) null);
        JsonFields.write(out, "boolean", (Boolean) null);
        JsonFields.write(out, "time", (Timestamp) null);
        JsonFields.write(out, "unknown", Timestamp.UNKNOWN);
        JsonFields.write(out, "micros", Timestamp.UNKNOWN, 6);
        JsonFields.write(out, "element", null, Json.STRING);
        JsonFields.writeList(out, "list", null, Json.STRING);
        JsonFields.writeIfNull(out, "none", null);
        JsonFields.writeIfNull(out, "some", "x");
        out.endObject();
        assertEquals("{\"none\":null}", text.toString());
        assertEquals(false, out.getSerializeNulls());
    }

    @Test
    void valuesAreWrittenAsTheirKinds() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        Timestamp time = Timestamp.of(Instant.parse("2021-01-01T12:00:00Z"));
        out.beginObject();
        JsonFields.write(out, "string", "<a> \"b\"");
        JsonFields.write(out, "integer", 42L);
        JsonFields.write(out, "boolean", true);
        JsonFields.write(out, "time", time);
        JsonFields.write(out, "micros", time, 6);
        JsonFields.write(out, "raw", Timestamp.parse("soon"));
        JsonFields.write(out, "element", "x", Json.STRING);
        JsonFields.writeList(out, "list", List.of(1L, 2L), Json.INTEGER);
        out.endObject();
        assertEquals(
                "{\"string\":\"<a> \\\"b\\\"\",\"integer\":42,\"boolean\":true,\"time\":\"2021-01-01T12:00:00Z\","
                        + "\"micros\":\"2021-01-01T12:00:00.000000Z\",\"raw\":\"soon\",\"element\":\"x\",\"list\":[1,2]}",
                text.toString());
    }
}
