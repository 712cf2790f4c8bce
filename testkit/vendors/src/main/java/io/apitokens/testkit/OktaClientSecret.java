package io.apitokens.testkit;

import io.apitokens.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A client secret of a simulated app or API service integration. */
final class OktaClientSecret extends OktaCredential {

    private static final int HASH_BYTES = 16;
    private static final int SHOWN = 4;

    private final Secret value;

    OktaClientSecret(long number, Secret value, Instant created) {
        super(String.format("ocssim%014d", number), created);
        this.value = value;
    }

    Secret value() {
        return value;
    }

    /** Returns the record. A masked value is what the vendor shows of an integration's secret after its creation. */
    JsonTree json(boolean masked, boolean hashed, String salt) {
        String text = value.expose();
        return JsonTree.object()
                .set("id", id())
                .set("client_secret", masked ? "***" + text.substring(text.length() - SHOWN) : text)
                .setIfPresent("secret_hash", hashed ? hash(salt + text) : null)
                .set("status", status())
                .set("created", OktaToken.text(created()))
                .set("lastUpdated", OktaToken.text(updated()));
    }

    /** Hashes a value as in the vendor's example: the first 128 bits of SHA-256, in Base64 for URLs. */
    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
