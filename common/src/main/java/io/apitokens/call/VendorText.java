package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import io.apitokens.error.ResponseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sanitizes strings received from a vendor for exceptions: short, printable and without credentials. */
final class VendorText {

    private static final int MAX_LENGTH = 512;
    private static final int MAX_ID_LENGTH = 128;
    private static final int SHARED_WITH_CREDENTIAL = 8;
    private static final String MASK = "[masked]";
    // Scheme and value; the vendors' own token formats (id and separator, JWT); any long run of token characters.
    private static final Pattern CREDENTIAL = Pattern.compile("(?i:apikey|bearer|ssws|dpop|basic)\\s+\\S+"
            + "|\\b[0-9]+[_$][^\\s\"']{4,}"
            + "|eyJ[A-Za-z0-9_.-]+"
            + "|[A-Za-z0-9_+/=-]{32,}");

    private VendorText() {}

    /**
     * Returns the sanitized content of an error response. For an authentication failure, messages and field errors are
     * omitted. {@code sent} is the credential of the request, {@code now} the client's time.
     */
    static ResponseFacts facts(
            int status,
            ErrorKind kind,
            VendorError error,
            @Nullable Duration askedToWait,
            @Nullable Secret sent,
            Instant now) {
        boolean quotable = kind != ErrorKind.AUTHENTICATION && status != 401;
        List<FieldError> fields = new ArrayList<>();
        if (quotable) {
            for (FieldError field : error.fieldErrors()) {
                fields.add(new FieldError(
                        String.valueOf(clean(field.field(), sent)),
                        clean(field.code(), sent),
                        String.valueOf(clean(field.message(), sent))));
            }
        }
        return new ResponseFacts(
                status,
                clean(error.code(), sent),
                id(error.requestId(), sent),
                quotable ? clean(error.message(), sent) : null,
                fields,
                askedToWait,
                error.fromVendor(),
                hint(kind, sent, now));
    }

    /** Returns what the sent credential itself shows about an authentication failure, or null. */
    private static @Nullable String hint(ErrorKind kind, @Nullable Secret sent, Instant now) {
        Instant end = kind == ErrorKind.AUTHENTICATION && sent != null ? Jwt.expiry(sent) : null;
        return end == null || end.isAfter(now) ? null : "the credential is a JWT that expired at " + end;
    }

    /**
     * Sanitizes a string.
     *
     * @param text the vendor's string, or null
     * @param sent the credential of the request, parts of which vendors echo; null if none was sent
     * @return the sanitized string, or null
     */
    static @Nullable String clean(@Nullable String text, @Nullable Secret sent) {
        if (text == null) {
            return null;
        }
        // Mask before truncating: a truncated credential would not be recognised.
        String masked = CREDENTIAL.matcher(printable(text)).replaceAll(MASK);
        if (sent != null) {
            masked = maskShared(masked, sent.expose());
        }
        return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH);
    }

    /** Sanitizes an id. An id may be a long run of token characters, and is useful only if complete. */
    private static @Nullable String id(@Nullable String text, @Nullable Secret sent) {
        if (text == null) {
            return null;
        }
        String plain = printable(text);
        String masked = sent == null ? plain : maskShared(plain, sent.expose());
        return masked.substring(0, Math.min(masked.length(), MAX_ID_LENGTH));
    }

    private static String printable(String text) {
        int length = Math.min(text.length(), 8 * MAX_LENGTH);
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR
                    && !Character.isSurrogate(c);
            out.append(plain ? c : ' ');
        }
        return out.toString().strip();
    }

    /** Masks every run of eight or more characters that also occurs in the credential. */
    private static String maskShared(String text, String credential) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int length = 0;
            while (i + length < text.length() && credential.contains(text.substring(i, i + length + 1))) {
                length++;
            }
            if (length >= SHARED_WITH_CREDENTIAL) {
                out.append(MASK);
                i += length;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }
}
