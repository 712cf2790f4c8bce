package io.apitokens.proofs.hostile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Consumer;

/** Texts and documents that several rows use. */
final class Texts {

    /** Texts that forge a line of a log, or turn or hide a part of it on a terminal. */
    static final List<String> EVIL = List.of(
            "evil\r\nINFO forged line",
            "evil\u001b[2K\u001b[31m",
            "evil\u202egnp.exe",
            "evil\u0085line",
            "evil\u2028line\u2029",
            "evil\u0007\u0008\u0000",
            "evil\u2066\u200f");

    static final String HTML = "<html><head><title>Gateway</title></head><body>Request blocked</body></html>";

    private Texts() {}

    static Reply html(int status) {
        return Reply.of(status, "text/html; charset=utf-8", HTML);
    }

    /** Returns a response whose JSON object was changed. */
    static Reply changed(Reply reply, Consumer<JsonObject> change) {
        JsonObject json = JsonParser.parseString(reply.text()).getAsJsonObject();
        change.accept(json);
        return reply.withBody(Reply.utf8(json.toString()));
    }

    /** Returns a response with one property of its JSON object replaced by JSON. */
    static Reply changed(Reply reply, String name, String value) {
        JsonElement parsed = JsonParser.parseString(value);
        return changed(reply, json -> json.add(name, parsed));
    }

    static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
