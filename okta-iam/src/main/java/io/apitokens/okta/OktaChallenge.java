package io.apitokens.okta;

import io.apitokens.transport.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the {@code WWW-Authenticate} header. If the check of an OAuth access token fails, Okta's response has an empty
 * body and this header holds all details. Quoted values may contain commas, spaces and escaped quotes, so the parser
 * reads the header character by character.
 */
final class OktaChallenge {

    private final String text;
    private int at;

    private OktaChallenge(String text) {
        this.text = text;
    }

    /**
     * Returns the parameters of all challenges: a response may hold one for Bearer and one for DPoP.
     *
     * @param headers the response headers
     * @return lower-case names and the first value of each; empty if there is no challenge
     */
    static Map<String, String> parameters(Headers headers) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String line : headers.all("WWW-Authenticate")) {
            new OktaChallenge(line).read(parameters);
        }
        return parameters;
    }

    private void read(Map<String, String> parameters) {
        while (at < text.length()) {
            skip(" ,\t");
            String name = word().toLowerCase(Locale.ROOT);
            skip(" \t");
            if (name.isEmpty()) {
                // A misplaced character, or the end: skip it.
                at++;
            } else if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skip(" \t");
                parameters.putIfAbsent(name, at < text.length() && text.charAt(at) == '"' ? quoted() : word());
            }
            // Any other word is the scheme that begins a challenge: ignore it.
        }
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private String word() {
        int from = at;
        while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }
}
