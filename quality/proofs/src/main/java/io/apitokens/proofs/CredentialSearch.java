package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rejects recordings that contain, or may contain, a credential. Recordings are kept and shared, so none may contain
 * one. The search covers every key and string, and strings that are themselves JSON. Error messages never quote a
 * match.
 */
final class CredentialSearch {

    /** Names of headers and properties, in lower case, without hyphens and underscores. */
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

    /** Matches an authentication scheme with its value, a JWT, an Okta token, and a credential's form or JSON field. */
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
     * Checks a part of a recording.
     *
     * @param place the name of the part in the error message
     * @param piece the part; the excepted members are removed from it
     * @param except members that are checked separately
     * @throws IllegalArgumentException if the part contains a credential
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
            // The recursion ends: a nested string is shorter than the string that contains it.
            search(nested);
        }
        if (TEXT.matcher(text).find()) {
            throw Recording.refused(place, "has a string that contains or resembles a credential");
        }
    }
}
