package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import io.apitokens.error.ResponseFacts;
import io.apitokens.internal.ForeignText;
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
    private static final int MAX_FIELD_ERRORS = 32;
    private static final int SHARED_WITH_CREDENTIAL = 8;
    private static final String MASK = "[masked]";

    /** Matches a scheme and a value, and a JWT, at every vendor. */
    private static final String ANY_VENDORS =
            "(?i:apikey|bearer|ssws|dpop|basic)[\\s\\p{Cc}\\p{Cf}\\p{Z}]+\\S+" + "|eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_.-]*";

    private static final Pattern OF_ANY_VENDOR = Pattern.compile(ANY_VENDORS);

    /** The forms of secrets that this library knows, for vendors that do not state their own. */
    private static final String KNOWN_FORMATS = ANY_VENDORS + "|\\b[0-9]+[_$][^\\s\"']{4,}" + "|eyJ[A-Za-z0-9_.-]+";

    /** In a message also any long run of token characters. */
    private static final Pattern CREDENTIAL = Pattern.compile(KNOWN_FORMATS + "|[A-Za-z0-9_+/=-]{32,}");

    /** In an id also Okta's token format, and a run of characters that is longer than those of UUIDs and trace ids. */
    private static final Pattern CREDENTIAL_AS_ID = Pattern.compile(
            KNOWN_FORMATS + "|(?<![A-Za-z0-9_-])00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])|[A-Za-z0-9_]{33,}");

    private static final Pattern CUT_WORD = Pattern.compile("[!-~]++\\z");

    private static final Pattern ID = Pattern.compile("[!-~]{1," + MAX_ID_LENGTH + "}");

    private VendorText() {}

    /**
     * Returns the sanitized content of an error response. For an authentication failure, messages and field errors are
     * omitted; of field errors, the first 32 are kept. {@code secrets} is the vendor's pattern of them or null, {@code
     * sent} the credential of the request, {@code now} the client's time, {@code advice} what the user can do or null.
     */
    static ResponseFacts facts(
            int status,
            ErrorKind kind,
            VendorError error,
            @Nullable Duration askedToWait,
            @Nullable Pattern secrets,
            @Nullable Secret sent,
            Instant now,
            @Nullable String advice) {
        boolean quotable = kind != ErrorKind.AUTHENTICATION && status != 401;
        List<FieldError> all = quotable ? error.fieldErrors() : List.of();
        List<FieldError> fields = new ArrayList<>();
        for (FieldError field : all.subList(0, Math.min(all.size(), MAX_FIELD_ERRORS))) {
            fields.add(new FieldError(
                    String.valueOf(clean(field.field(), secrets, sent)),
                    clean(field.code(), secrets, sent),
                    String.valueOf(clean(field.message(), secrets, sent))));
        }
        return new ResponseFacts(
                status,
                clean(error.code(), secrets, sent),
                id(error.requestId(), secrets, sent),
                quotable ? clean(error.message(), secrets, sent) : null,
                fields,
                all.size(),
                askedToWait,
                error.fromVendor(),
                advice == null ? hint(kind, sent, now) : advice);
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
     * @param secrets the vendor's pattern of secrets, or null
     * @param sent the credential of the request, parts of which vendors echo; null if none was sent
     * @return the sanitized string, or null
     */
    static @Nullable String clean(@Nullable String text, @Nullable Pattern secrets, @Nullable Secret sent) {
        return text == null ? null : clean(text, secrets, CREDENTIAL, sent, MAX_LENGTH);
    }

    /**
     * Sanitizes an id. One that has the form of a request id may be a long run of token characters, and is useful only
     * if complete. Any other is a string like a message.
     */
    private static @Nullable String id(@Nullable String text, @Nullable Pattern secrets, @Nullable Secret sent) {
        if (text == null) {
            return null;
        }
        Pattern unstated = ID.matcher(text).matches() ? CREDENTIAL_AS_ID : CREDENTIAL;
        return clean(text, secrets, unstated, sent, MAX_ID_LENGTH);
    }

    private static String clean(
            String text, @Nullable Pattern secrets, Pattern unstated, @Nullable Secret sent, int most) {
        String some = beginning(text).strip();
        // Mask before truncating and escaping: a credential that was cut or escaped would not be recognised.
        String masked = secrets == null
                ? unstated.matcher(some).replaceAll(MASK)
                : secrets.matcher(OF_ANY_VENDOR.matcher(some).replaceAll(MASK)).replaceAll(MASK);
        if (sent != null) {
            masked = maskShared(masked, sent.expose());
        }
        return cut(ForeignText.printable(masked), most);
    }

    /** Returns the beginning of a long string and masks its last word: a credential that was cut would not be recognised. */
    private static String beginning(String text) {
        int most = 8 * MAX_LENGTH;
        return text.length() <= most
                ? text
                : CUT_WORD.matcher(text.substring(0, most)).replaceFirst(MASK);
    }

    /** Returns the beginning of a printable string, without half a surrogate pair at its end. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Masks every run of eight or more characters that also occurs in the credential. */
    private static String maskShared(String text, String credential) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i < text.length(); ) {
            int length = lengthOfShared(text, i, credential);
            if (length >= SHARED_WITH_CREDENTIAL) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, i).append(MASK);
                copied = i + length;
            }
            i += length >= SHARED_WITH_CREDENTIAL ? length : 1;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    /** Returns the length of the longest run from a position of the text that occurs anywhere in the credential. */
    private static int lengthOfShared(String text, int from, String credential) {
        int longest = 0;
        for (int start = 0; start < credential.length(); start++) {
            int most = Math.min(text.length() - from, credential.length() - start);
            int length = 0;
            while (length < most && text.charAt(from + length) == credential.charAt(start + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
