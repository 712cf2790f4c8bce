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
     * Returns the value that a record shows. A value that does not match the record's hash is a masked form of it, and no
     * secret.
     */
    static Optional<Secret> readable(ClientSecret record) {
        String hash = record.secretHash();
        return issued(record).filter(shown -> hash == null || hash.equals(hash(shown)));
    }

    /** Returns the value that the response to a create shows. The vendor does not mask it there. */
    static Optional<Secret> issued(ClientSecret record) {
        return Optional.ofNullable(record.clientSecret())
                .filter(shown -> VALUE.matcher(shown.expose()).matches());
    }

    /** Returns the vendor's hash of the value of a record; null if it shows neither the hash nor the value. */
    static @Nullable String hash(ClientSecret record) {
        String hash = record.secretHash();
        return hash != null ? hash : readable(record).map(SecretValues::hash).orElse(null);
    }

    /** Computes the hash that the vendor states: in its example, the first 128 bits of SHA-256. */
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
