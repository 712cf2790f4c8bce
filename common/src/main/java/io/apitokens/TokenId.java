package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of a token, unique across vendors and accounts. Its string form, {@code vendor/account/value} with
 * each part percent-encoded, is the same in all versions and may be stored.
 *
 * <pre>{@code
 * String stored = token.id().toString(); // such as astro/clx42kkcm01fo01o06agtmshg/clm8q7f3d000008l4bq0v5k2e
 * TokenId id = TokenId.parse(stored);
 * }</pre>
 */
public final class TokenId {

    private static final int MAX_VALUE_LENGTH = 64;

    private final Account account;
    private final String value;

    private TokenId(Account account, String value) {
        this.account = account;
        this.value = value;
    }

    /**
     * Creates an id.
     *
     * @param account the account that the token belongs to
     * @param value the vendor's id of the token; never its secret
     * @return the id
     * @throws InvalidInputException if the value cannot be an id at any vendor: blank, a dot segment, with a space, a
     *     slash or a control character, or longer than 64 characters; the message does not quote it. Whether it has the
     *     form of an id, or of a secret, at its vendor is checked by the client that uses it
     */
    public static TokenId of(Account account, String value) {
        checkPart("vendor", account.vendor());
        checkPart("account", account.id());
        checkPart("token id", value);
        if (value.length() > MAX_VALUE_LENGTH) {
            throw InvalidInputException.of("token id", "is longer than an id can be: it may be a secret");
        }
        if (value.indexOf(' ') >= 0) {
            throw InvalidInputException.of("token id", "contains a space: it may be a credential");
        }
        return new TokenId(account, value);
    }

    /**
     * Parses the string form.
     *
     * @param text the result of {@link #toString()}
     * @return the id
     * @throws InvalidInputException if the string is not of the form {@code vendor/account/value}; the message does not
     *     quote it
     */
    public static TokenId parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first <= 0 || second <= first + 1 || text.indexOf('/', second + 1) >= 0) {
            throw InvalidInputException.of("token id", "is not of the form vendor/account/value");
        }
        String vendor = decode(text.substring(0, first));
        String account = decode(text.substring(first + 1, second));
        checkPart("token id", vendor);
        checkPart("token id", account);
        return of(new Account(vendor, account), decode(text.substring(second + 1)));
    }

    private static void checkPart(String field, String part) {
        if (part.isBlank()) {
            throw InvalidInputException.of(field, "is blank");
        }
        if (part.equals(".") || part.equals("..")) {
            throw InvalidInputException.of(field, "is a dot segment");
        }
        int c;
        for (int i = 0; i < part.length(); i += Character.charCount(c)) {
            c = part.codePointAt(i);
            if (c == '/' || c == '\\' || Character.isISOControl(c)) {
                throw InvalidInputException.of(field, "contains a slash or a control character");
            }
            if (Character.getType(c) == Character.SURROGATE) {
                throw InvalidInputException.of(field, "contains an unpaired surrogate");
            }
        }
    }

    /** {@return the account that the token belongs to} */
    public Account account() {
        return account;
    }

    /** {@return the vendor's own id of the token, not encoded} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenId that && value.equals(that.value) && account.equals(that.account);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return the string form, which {@link #parse} reads} */
    @Override
    public String toString() {
        return encode(account.vendor()) + "/" + encode(account.id()) + "/" + encode(value);
    }

    private static String encode(String part) {
        StringBuilder out = new StringBuilder(part.length() + 8);
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
    }

    private static String decode(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            if (b == '%') {
                int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw InvalidInputException.of("token id", "contains an invalid percent-encoding");
                }
                b = high << 4 | low;
                i += 2;
            }
            bytes[length++] = (byte) b;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidInputException.of("token id", "contains an invalid percent-encoding");
        }
    }
}
