package io.apitokens.okta;

import io.apitokens.transport.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code WWW-Authenticate}: when the check of an OAuth access token fails, Okta's answer has an empty body and everything
 * is in there. Quoted values hold commas, blanks and escaped quotes, so the header is walked over, not split.
 */
final class OktaChallenge {

    private final String text;
    private int at;

    private OktaChallenge(String text) {
        this.text = text;
    }

    /**
     * Gives the parameters of all challenges together: one for Bearer and one for DPoP may stand side by side.
     *
     * @param headers the answer's headers
     * @return names in lower case, of each name the first value; empty if there is no challenge
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
                // Nonsense, or the end.
                at++;
            } else if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skip(" \t");
                parameters.putIfAbsent(name, at < text.length() && text.charAt(at) == '"' ? quoted() : word());
            }
            // Any other word is a scheme: a challenge begins.
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
