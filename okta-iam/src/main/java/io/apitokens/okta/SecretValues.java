package io.apitokens.okta;

import io.apitokens.Secret;
import io.apitokens.okta.api.ClientSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of client secrets: makes them, and recognises what a record shows of them. */
final class SecretValues {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 48;
    private static final int RANDOM_LENGTH = 64;
    private static final int HASH_BYTES = 16;

    /** What a value can be. A masked one has asterisks or bullets, or is cut. */
    private static final Pattern VALUE = Pattern.compile("[!-)+-~]{14,100}");

    private SecretValues() {}

    /** Returns a new value of 64 characters that need no encoding in a form. */
    static Secret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * Returns the value that a record shows. One that does not match the record's hash may be a masked form, or the
     * vendor computes the hash in another way: only a value of the length of this client's own is then taken for whole.
     *
     * @param ours whether this client chooses the values
     */
    static Optional<Secret> readable(ClientSecret record, boolean ours) {
        String hash = record.secretHash();
        return issued(record)
                .filter(shown -> hash == null || hash.equals(hash(shown)) || (ours && isOfOurLength(shown)));
    }

    private static boolean isOfOurLength(Secret shown) {
        return shown.expose().length() == RANDOM_LENGTH;
    }

    /** Returns the value that the response to a create shows. The vendor does not mask it there. */
    static Optional<Secret> issued(ClientSecret record) {
        return Optional.ofNullable(record.clientSecret())
                .filter(shown -> VALUE.matcher(shown.expose()).matches());
    }

    /**
     * Returns the hash of the value that a record shows whole, else the vendor's hash, which a match proves and a
     * mismatch does not disprove; null if the record shows neither.
     */
    static @Nullable String hash(ClientSecret record) {
        Optional<Secret> whole = readable(record, true);
        return whole.isPresent() ? hash(whole.get()) : record.secretHash();
    }

    /**
     * Computes the hash of a value: the first 128 bits of SHA-256, as the vendor's hash is in its example. The vendor
     * does not document how it computes the hash.
     */
    static String hash(Secret value) {
        byte[] hash = Arrays.copyOf(sha256(value.expose()), HASH_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Computes a hash for the journal, which shows nothing that the vendor's hash alone would show. */
    static String mark(String nonce, String hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(sha256(nonce + ":" + hash), HASH_BYTES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
