package io.apitokens.proofs;

import io.apitokens.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches for secrets in what a caller would print, where none may be. */
final class LeakSearch {

    private LeakSearch() {}

    /** Counts the secrets in a result's string or in a stack trace, including causes and suppressed exceptions. */
    static int count(List<Secret> forbidden, @Nullable Object result, @Nullable RuntimeException failure) {
        StringWriter text = new StringWriter();
        text.append(String.valueOf(result)).append('\n');
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text, true));
        }
        String shown = text.toString();
        return (int) forbidden.stream()
                .filter(secret -> shows(shown, secret.expose()))
                .count();
    }

    private static boolean shows(String text, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return text.contains(secret)
                || text.contains(URLEncoder.encode(secret, StandardCharsets.UTF_8))
                || text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
}
