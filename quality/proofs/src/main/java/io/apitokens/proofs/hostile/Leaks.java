package io.apitokens.proofs.hostile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches what a caller would print for secrets, parts of secrets, and harmful texts of the peer. */
final class Leaks {

    /** A part of a secret this long is a leak: longer than any coincidence, shorter than what is of use. */
    private static final int PART = 8;

    /** Parts in hexadecimal and Base64 are recognised from this length. */
    private static final int ENCODED_PART = 6;

    /** Longer messages are not printable any more, whatever they hold. */
    private static final int MAX_MESSAGE = 8_000;

    private Leaks() {}

    /** Returns what was found in a result, given the random parts of all secrets. */
    static List<String> find(CallResult result, List<String> cores) {
        List<String> found = new ArrayList<>();
        List<String> lines = new ArrayList<>(result.logged());
        if (result.value() != null) {
            lines.add(result.value().toString());
        }
        result.listed().forEach(token -> lines.add(token.toString()));
        for (Throwable error : errors(result.error())) {
            lines.add(error.toString());
        }
        for (String line : lines) {
            if (Printable.isHarmful(line)) {
                found.add("harmful characters in: " + line);
            }
            if (line.length() > MAX_MESSAGE) {
                found.add("a text of " + line.length() + " characters");
            }
        }
        String shown = shown(result.error(), lines);
        String lower = shown.toLowerCase(Locale.ROOT);
        for (String core : cores) {
            if (shows(shown, lower, core)) {
                found.add("a part of a secret");
            }
        }
        return found.stream().distinct().limit(3).toList();
    }

    private static String shown(@Nullable Throwable error, List<String> lines) {
        StringWriter text = new StringWriter();
        lines.forEach(line -> text.append(line).append('\n'));
        if (error != null) {
            error.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private static boolean shows(String shown, String lower, String core) {
        for (int i = 0; i + PART <= core.length(); i++) {
            if (shown.contains(core.substring(i, i + PART))) {
                return true;
            }
        }
        for (int i = 0; i + ENCODED_PART <= core.length(); i++) {
            byte[] part = core.substring(i, i + ENCODED_PART).getBytes(StandardCharsets.US_ASCII);
            if (lower.contains(HexFormat.of().formatHex(part))
                    || shown.contains(Base64.getEncoder().encodeToString(part))) {
                return true;
            }
        }
        return false;
    }

    /** Returns an exception with all its causes and suppressed exceptions. */
    static Set<Throwable> errors(@Nullable Throwable error) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(error, all);
        return all;
    }

    private static void collect(@Nullable Throwable error, Set<Throwable> all) {
        if (error != null && all.add(error)) {
            collect(error.getCause(), all);
            for (Throwable suppressed : error.getSuppressed()) {
                collect(suppressed, all);
            }
        }
    }
}
