package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Hashes what identifies a token beyond its id. The last use, the end of a token that expires when idle, and the roles
 * are left out: they change without making it another token.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Token token) {
        MessageDigest digest = sha256();
        List<Optional<?>> properties = List.of(
                Optional.of(token.name()),
                token.description(),
                token.marker(),
                token.created(),
                token.secretIssued(),
                Optional.of(token.issuer().kind()),
                token.issuer().id());
        for (Optional<?> property : properties) {
            byte[] value = property.map(Object::toString).orElse("").getBytes(StandardCharsets.UTF_8);
            // The length keeps neighbouring properties apart, and an absent one from an empty one.
            digest.update((property.isPresent() ? value.length + ":" : "-").getBytes(StandardCharsets.US_ASCII));
            digest.update(value);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
