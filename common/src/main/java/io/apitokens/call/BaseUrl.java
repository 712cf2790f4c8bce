package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PastedText;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The only place to which a client sends its requests and its credential. The accepted grammar is so narrow that all
 * URL parsers agree on the host.
 */
@VendorSpi
public final class BaseUrl {

    // Java's regular expressions use the stack.
    private static final int MAX_LENGTH = 1000;
    private static final Pattern GRAMMAR = Pattern.compile(
            "(https?)://([a-z0-9.-]{1,253}|\\[::1])(?::([0-9]{1,5}))?((?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)/?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile(
            "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}");

    private static final Pattern TEMPLATE = Pattern.compile("[{}<>]|\\$[A-Za-z_]|%[A-Za-z_]+%");

    private final String host;
    private final String origin;
    private final String path;
    private final String text;

    private BaseUrl(String host, String origin, String path) {
        this.host = host;
        this.origin = origin;
        this.path = path;
        this.text = origin + path;
    }

    /**
     * Parses a base URL.
     *
     * @param field the name of the setting, for the error message
     * @param text an {@code https} URL without user-info, query or fragment; a trailing slash is dropped
     * @param httpOnLoopback whether {@code http} is accepted if the host is literally {@code 127.0.0.1}, {@code [::1]}
     *     or {@code localhost}
     * @return the base URL
     * @throws InvalidInputException if the string is anything else; the message does not quote it
     */
    public static BaseUrl parse(String field, String text, boolean httpOnLoopback) {
        Matcher parts = GRAMMAR.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            throw InvalidInputException.of(field, problem(text));
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        if (host.equals("localhost") && scheme.equals("http")) {
            // Map it here, so that no name service or proxy resolves the host of requests that are not encrypted. With
            // https keep the name: the server's certificate must be for it.
            host = "127.0.0.1";
        }
        if (!host.equals("[::1]") && !isName(host) && !IPV4.matcher(host).matches()) {
            throw InvalidInputException.of(field, "has an invalid host name");
        }
        if (scheme.equals("http") && !(httpOnLoopback && isLoopback(host))) {
            throw InvalidInputException.of(
                    field,
                    "must be https; http is allowed for 127.0.0.1, [::1] and localhost after allowHttpOnLoopback()");
        }
        return new BaseUrl(host, scheme + "://" + host + port(field, scheme, parts.group(3)), parts.group(4));
    }

    private static String problem(String text) {
        String pasted = PastedText.problem(text);
        if (pasted != null) {
            return pasted;
        }
        if (TEMPLATE.matcher(text).find()) {
            return "holds a placeholder: put the real value in its place, and check that its template was expanded";
        }
        if (!text.matches("[!-~]*+")) {
            return "has white space or a character other than visible ASCII";
        }
        return text.contains("://") || text.isBlank()
                ? "is not a plain https URL: no user-info, query, fragment, backslash, escape or dot segment"
                : "has no scheme: begin it with https://";
    }

    private static boolean isName(String host) {
        if (!NAME.matcher(host).matches()) {
            return false;
        }
        for (String label : host.split("\\.", -1)) {
            // Unchanged by IDN: the label is not the encoding of any name, so parsers reject it or read a different
            // name.
            if (label.startsWith("xn--") && IDN.toUnicode(label).equals(label)) {
                return false;
            }
        }
        return true;
    }

    private static String port(String field, String scheme, @Nullable String digits) {
        if (digits == null) {
            return "";
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw InvalidInputException.of(field, "has an invalid port");
        }
        return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /** {@return the host, in lower case, without the port} */
    public String host() {
        return host;
    }

    /** {@return the scheme, host and port; without the scheme's default port and without a trailing slash} */
    public String origin() {
        return origin;
    }

    /** {@return the path that prefixes all operations; empty, or with a leading and without a trailing slash} */
    public String path() {
        return path;
    }

    /** Returns the URL. */
    @Override
    public String toString() {
        return text;
    }
}
