package io.apitokens.okta;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object of strings, whole numbers and such objects. Gson's own would load many classes, which a program's first
 * response would wait for.
 */
final class JwtJson {

    private final Map<String, Object> members = new LinkedHashMap<>();

    JwtJson set(String name, String value) {
        members.put(name, value);
        return this;
    }

    JwtJson set(String name, long value) {
        members.put(name, value);
        return this;
    }

    JwtJson set(String name, JwtJson value) {
        members.put(name, value);
        return this;
    }

    /** Returns the JSON text, in ASCII and without white space. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(256).append('{');
        for (Map.Entry<String, Object> member : members.entrySet()) {
            text.append(text.length() == 1 ? "" : ",");
            quote(text, member.getKey());
            text.append(':');
            if (member.getValue() instanceof String string) {
                quote(text, string);
            } else {
                text.append(member.getValue());
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
