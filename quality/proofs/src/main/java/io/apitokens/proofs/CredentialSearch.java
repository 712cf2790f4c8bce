package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses recordings that hold, or may hold, a credential: they should not be kept, less so passed on. Looks at every key and
 * text, and into texts that are JSON themselves. Never quotes what it finds.
 */
final class CredentialSearch {

    /** Names of headers and properties, without case, hyphens and underscores. */
    private static final Set<String> NAMES = Set.of(
            "authorization",
            "proxyauthorization",
            "cookie",
            "setcookie",
            "dpop",
            "token",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "apitoken",
            "apikey",
            "clientassertion",
            "clientsecret",
            "privatekey",
            "password",
            "secret");

    /** A scheme and what follows it; a JWT; the form of Okta's own secrets; a form or a piece of JSON that has one. */
    private static final Pattern TEXT = Pattern.compile("(?i:\\b(ssws|bearer)\\s|\\bdpop\\s+\\S{16})"
            + "|\\beyJ[0-9A-Za-z_-]{8,}\\."
            + "|\\b00[0-9A-Za-z_-]{40}(?![0-9A-Za-z_-])"
            + "|(?i:(^|[?&\\s\"'])(access_|refresh_|id_|api_)?token[\"']?\\s*[=:])"
            + "|(?i:client_(assertion|secret)[\"']?\\s*[=:])");

    private final String place;

    private CredentialSearch(String place) {
        this.place = place;
    }

    /**
     * Looks through a piece of a recording.
     *
     * @param place what to call it in the error
     * @param except members that are looked through elsewhere
     * @throws IllegalArgumentException if there is a credential in it
     */
    static void refuse(String place, JsonElement piece, String... except) {
        if (piece instanceof JsonObject object) {
            for (String member : except) {
                object.remove(member);
            }
        }
        new CredentialSearch(place).search(piece);
    }

    private void search(JsonElement piece) {
        if (piece instanceof JsonObject object) {
            object.keySet().forEach(this::name);
            object.asMap().values().forEach(this::search);
        } else if (piece instanceof JsonArray array) {
            array.forEach(this::search);
        } else if (piece instanceof JsonPrimitive value && value.isString()) {
            text(value.getAsString());
        }
    }

    private void name(String key) {
        String plain = key.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        if (NAMES.contains(plain)) {
            throw Recording.refused(place, "has a header or property called " + plain + ", which is for credentials");
        }
        text(key);
    }

    private void text(String text) {
        JsonElement nested = text.isBlank() ? null : StrictJson.parse(text);
        if (nested != null) {
            // Ends: what is within a text is shorter than the text.
            search(nested);
        }
        if (TEXT.matcher(text).find()) {
            throw Recording.refused(place, "has a text that holds a credential, or looks as if it did");
        }
    }
}
