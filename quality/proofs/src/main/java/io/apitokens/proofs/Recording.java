package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of recorded exchanges strictly: content outside the format is rejected, not skipped. */
final class Recording {

    private static final Set<String> FILE_MEMBERS = Set.of("source", "exchanges");
    private static final Set<String> EXCHANGE_MEMBERS =
            Set.of("source", "method", "path", "requestBody", "status", "responseHeaders", "responseBody");
    private static final Set<String> METHODS = Set.of("GET", "PUT", "DELETE");
    private static final Pattern PATH =
            Pattern.compile(Pattern.quote(RecordedExchange.TOKENS) + "(/[0-9A-Za-z_-]{1,32})?(\\?[!-~]+)?");

    private final String place;
    private final JsonObject exchange;

    private Recording(String place, JsonObject exchange) {
        this.place = place;
        this.exchange = exchange;
    }

    static List<RecordedExchange> parse(String text) {
        JsonElement root = StrictJson.parse(text);
        if (root == null || !root.isJsonObject()) {
            throw refused("the file", "is not strict JSON with an object as its root, or has a duplicate key");
        }
        JsonObject file = root.getAsJsonObject();
        CredentialSearch.refuse("the file", file.deepCopy(), "exchanges");
        onlyMembers("the file", file, FILE_MEMBERS);
        if (!(file.get("exchanges") instanceof JsonArray array) || array.isEmpty()) {
            throw refused("the file", "has no exchanges");
        }
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String place = "exchange " + (i + 1);
            CredentialSearch.refuse(place, array.get(i));
            if (!(array.get(i) instanceof JsonObject exchange)) {
                throw refused(place, "is not a JSON object");
            }
            exchanges.add(new Recording(place, exchange).read());
        }
        return exchanges;
    }

    static IllegalArgumentException refused(String place, String why) {
        return new IllegalArgumentException("refused: " + place + " " + why);
    }

    private RecordedExchange read() {
        onlyMembers(place, exchange, EXCHANGE_MEMBERS);
        if (exchange.has("source")) {
            string("source");
        }
        String method = string("method");
        if (!METHODS.contains(method)) {
            throw refused(place, "has a method that no API token operation has");
        }
        String path = string("path");
        if (!PATH.matcher(path).matches()) {
            throw refused(place, "has a path that is not that of an API token or a token list");
        }
        return new RecordedExchange(method, path, string("requestBody"), status(), headers(), string("responseBody"));
    }

    private int status() {
        JsonElement status = exchange.get("status");
        if (status instanceof JsonPrimitive number
                && number.isNumber()
                && number.getAsString().matches("[2-5][0-9]{2}")) {
            return number.getAsInt();
        }
        throw refused(place, "has no status from 200 to 599");
    }

    private Map<String, List<String>> headers() {
        if (!(exchange.get("responseHeaders") instanceof JsonObject lines)) {
            throw refused(place, "has no object responseHeaders");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : lines.keySet()) {
            if (!(lines.get(name) instanceof JsonArray values)) {
                throw refused(place, "has a header that is not a list of strings");
            }
            List<String> texts = new ArrayList<>();
            values.forEach(value -> texts.add(text("a header that is not a list of strings", value)));
            headers.put(name, texts);
        }
        return headers;
    }

    private String string(String member) {
        return text("no string " + member, exchange.get(member));
    }

    private String text(String otherwise, @Nullable JsonElement value) {
        if (value instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw refused(place, "has " + otherwise);
    }

    private static void onlyMembers(String place, JsonObject object, Set<String> known) {
        if (!known.containsAll(object.keySet())) {
            throw refused(place, "has a member that the format does not define");
        }
    }
}
