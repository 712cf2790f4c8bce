package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes every key and value of some recorded bodies in turn. The replay must report each change. */
class ReplayMutationTest {

    /** A value in a document, with its path and the changes that can be made to it. */
    private record Spot(String path, Consumer<JsonElement> replace, Runnable rename, JsonElement value) {}

    private final Transcript transcript = new Transcript();

    @ParameterizedTest(name = "{2} of exchange {1}")
    @CsvSource({
        "0,  0,  responseBody, 20",
        "0,  2,  requestBody,   7",
        "3,  4,  requestBody,   9",
        "3,  4,  responseBody, 22",
        "7,  7,  responseBody, 17",
        "10, 10, responseBody,  5",
    })
    void everyRenamedKeyAndEveryOtherTypeIsNoticed(int first, int last, String body, int atLeast) throws IOException {
        int spots = spots(document(recording(first, last), body)).size();
        assertTrue(spots >= atLeast, () -> "only " + spots);
        for (int i = 0; i < spots; i++) {
            int spot = i;
            isNoticed(
                    recording(first, last),
                    body,
                    root -> spots(root).get(spot).rename().run(),
                    "renamed",
                    spot);
            isNoticed(
                    recording(first, last), body, root -> otherType(spots(root).get(spot)), "of another type", spot);
        }
    }

    private void isNoticed(JsonObject recording, String body, Consumer<JsonElement> change, String how, int spot) {
        JsonElement root = document(recording, body);
        String before = root.toString();
        String path = spots(root).get(spot).path();
        change.accept(root);
        if (root.toString().equals(before)) {
            return; // an element of an array has no key
        }
        lastExchange(recording).addProperty(body, root.toString());

        boolean equal = ReplayRecorded.play(recording.toString(), transcript.out());

        assertEquals(false, equal, () -> body + path + " " + how + " was not noticed");
    }

    /** Returns some exchanges: the last one is the one to change, and the others are those that it depends on. */
    private static JsonObject recording(int first, int last) throws IOException {
        JsonObject recording = JsonParser.parseString(ReplayRecorded.invented()).getAsJsonObject();
        JsonArray some = new JsonArray();
        recording.getAsJsonArray("exchanges").asList().subList(first, last + 1).forEach(some::add);
        recording.add("exchanges", some);
        return recording;
    }

    private static JsonObject lastExchange(JsonObject recording) {
        JsonArray exchanges = recording.getAsJsonArray("exchanges");
        return exchanges.get(exchanges.size() - 1).getAsJsonObject();
    }

    private static JsonElement document(JsonObject recording, String body) {
        return JsonParser.parseString(lastExchange(recording).get(body).getAsString());
    }

    private static List<Spot> spots(JsonElement root) {
        List<Spot> spots = new ArrayList<>();
        collect("", root, spots);
        return spots;
    }

    private static void collect(String path, JsonElement in, List<Spot> spots) {
        if (in instanceof JsonObject object) {
            for (String key : List.copyOf(object.keySet())) {
                JsonElement value = object.get(key);
                spots.add(new Spot(
                        path + "." + key,
                        other -> object.add(key, other),
                        () -> object.add(key + "X", object.remove(key)),
                        value));
                collect(path + "." + key, value, spots);
            }
        } else if (in instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                spots.add(new Spot(path + "[" + i + "]", other -> array.set(at, other), () -> {}, array.get(i)));
                collect(path + "[" + i + "]", array.get(i), spots);
            }
        }
    }

    private static void otherType(Spot spot) {
        boolean text = spot.value() instanceof JsonPrimitive value && value.isString();
        spot.replace().accept(text ? new JsonPrimitive(7) : new JsonPrimitive("7"));
    }

    @ParameterizedTest
    @CsvSource({"exchanges", "source"})
    void everyRenamedKeyOfTheFileIsRefused(String key) throws IOException {
        JsonObject recording = recording(0, 15);
        recording.add(key + "X", recording.remove(key));

        isRefused(recording);
    }

    @ParameterizedTest
    @CsvSource({"source", "method", "path", "requestBody", "status", "responseHeaders", "responseBody"})
    void everyRenamedKeyAndOtherTypeOfAnExchangeIsRefused(String key) throws IOException {
        for (JsonElement other : List.of(new JsonArray(), JsonNull.INSTANCE, new JsonPrimitive(true))) {
            JsonObject changed = recording(0, 3);
            lastExchange(changed).add(key, other);
            isRefused(changed);
        }
        JsonObject renamed = recording(0, 3);
        JsonObject exchange = lastExchange(renamed);
        exchange.add(key + "X", exchange.remove(key));
        isRefused(renamed);
    }

    private void isRefused(JsonObject recording) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> ReplayRecorded.play(recording.toString(), transcript.out()));
        assertTrue(String.valueOf(e.getMessage()).startsWith("refused: "), e.getMessage());
    }
}
