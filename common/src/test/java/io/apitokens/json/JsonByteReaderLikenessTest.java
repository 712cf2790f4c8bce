package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks that {@link JsonByteReader} accepts, reads and skips the same documents as Gson's reader. */
class JsonByteReaderLikenessTest {

    private static final int DOCUMENTS = 30_000;
    private static final String PIECES = "{}[]\",:\\ntfu0123456789-+.eE'/#= \n\r\tax\u00e9\u20ac\u0001TRUEnull";

    private final Random random = new Random(20_260_101);

    @Test
    void readsWhatGsonReadsAndRefusesWhatGsonRefuses() {
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = mutated(value(0));

            assertEquals(events(gson(document)), events(ours(document)), document);
        }
    }

    @Test
    void passesOverWhatGsonPassesOver() {
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = mutated("[" + value(0) + ",\"sim\"]");

            assertEquals(second(gson(document)), second(ours(document)), document);
        }
    }

    private static JsonReader gson(String document) {
        JsonReader in = new JsonReader(new StringReader(document));
        in.setStrictness(Strictness.LEGACY_STRICT);
        return in;
    }

    private static JsonReader ours(String document) {
        return new JsonByteReader(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String second(JsonReader in) {
        try {
            in.beginArray();
            in.skipValue();
            String text = in.nextString();
            in.endArray();
            return text;
        } catch (IOException | IllegalStateException e) {
            return "refused";
        }
    }

    private static List<String> events(JsonReader in) {
        List<String> events = new ArrayList<>();
        try {
            int depth = 0;
            do {
                depth += event(in, events);
            } while (depth > 0);
            return events;
        } catch (IOException e) {
            return List.of("refused");
        }
    }

    /** Reads one token, and returns the change of the nesting depth. */
    private static int event(JsonReader in, List<String> events) throws IOException {
        events.add(in.peek() + " " + in.hasNext());
        switch (in.peek()) {
            case BEGIN_ARRAY -> {
                in.beginArray();
                return 1;
            }
            case BEGIN_OBJECT -> {
                in.beginObject();
                return 1;
            }
            case END_ARRAY -> {
                in.endArray();
                return -1;
            }
            case END_OBJECT -> {
                in.endObject();
                return -1;
            }
            case NAME -> events.add(in.nextName());
            case BOOLEAN -> events.add(Boolean.toString(in.nextBoolean()));
            case NULL -> in.nextNull();
            default -> events.add(in.nextString());
        }
        return 0;
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 8)) {
            case 0 -> text();
            case 1 -> Long.toString(random.nextLong());
            case 2 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> random.nextBoolean() ? "true" : "FALSE";
            case 4 -> "null";
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    private String array(int depth) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(blank() + value(depth + 1) + blank());
        }
        return "[" + String.join(",", items) + "]";
    }

    private String object(int depth) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(blank() + text() + blank() + ":" + blank() + value(depth + 1));
        }
        return "{" + String.join(",", items) + blank() + "}";
    }

    private String blank() {
        return random.nextInt(5) == 0 ? " \n\t" : "";
    }

    private String text() {
        String[] parts = {"a", "Grün", "€ 5", "\\n", "\\u0041", "\\\"", "\\\\", "\\/", "\ud83d\ude00", "\t", "", "id"};
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.append('"').toString();
    }

    private String mutated(String document) {
        StringBuilder changed = new StringBuilder(document);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(changed.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, piece);
                case 1 -> changed.setCharAt(at, piece);
                case 2 -> changed.deleteCharAt(at);
                default -> changed.setLength(at);
            }
            if (changed.isEmpty()) {
                return "";
            }
        }
        // Replaces unpaired surrogates, which have no bytes in UTF-8.
        return new String(changed.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
