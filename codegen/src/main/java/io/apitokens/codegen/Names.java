package io.apitokens.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Converts names of a document to Java names. */
final class Names {

    /** Names of methods that every record has, and names that the templates use. */
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "builder",
            "none",
            "toJson",
            "withoutSecrets",
            "in",
            "field",
            "misread",
            "present");

    private static final List<String> SECRET_ENDINGS =
            List.of("token", "secret", "password", "passphrase", "apikey", "privatekey", "secretkey", "credential");

    private Names() {}

    /**
     * Returns the name of a component, parameter or method: {@code exp_date} → {@code expDate}, {@code class} →
     * {@code classValue}.
     */
    static String variable(String name) {
        String camel = camel(name, false);
        return TAKEN.contains(camel) || SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
    }

    static String type(String name) {
        return camel(name, true);
    }

    /**
     * Returns the name of a constant: {@code createApiTokenV1} → {@code CREATE_API_TOKEN_V1}, {@code API_WEB} and
     * {@code api-web} → {@code API_WEB}.
     */
    static String constant(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean separator = !Character.isLetterOrDigit(c);
            boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if ((separator || hump) && !out.isEmpty() && out.charAt(out.length() - 1) != '_') {
                out.append('_');
            }
            if (!separator) {
                out.append(Character.toUpperCase(c));
            }
        }
        String constant = out.toString().replaceAll("_$", "");
        return constant.isEmpty() || Character.isDigit(constant.charAt(0)) ? "VALUE_" + constant : constant;
    }

    static boolean soundsSecret(String name) {
        String plain = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        String one = plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
        return SECRET_ENDINGS.stream().anyMatch(one::endsWith);
    }

    /** Returns a Java string literal with its quotes. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n' || c == '\r') {
                // The compiler reads Unicode escapes first, and a string cannot contain these two.
                out.append(c == '\n' ? "\\n" : "\\r");
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static String camel(String name, boolean upper) {
        StringBuilder out = new StringBuilder();
        boolean hump = upper;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                hump = upper || !out.isEmpty();
            } else {
                out.append(hump ? Character.toUpperCase(c) : out.isEmpty() ? Character.toLowerCase(c) : c);
                hump = false;
            }
        }
        String camel = out.toString();
        return camel.isEmpty() || Character.isDigit(camel.charAt(0)) ? (upper ? "Value" : "value") + camel : camel;
    }
}
