package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import io.apitokens.Token.Property;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of what identifies a token beyond its id, one for each property. The last use, the end of a token that expires
 * when idle, and the roles are left out: they change without making it another token.
 */
final class Fingerprint {

    /** Stands for a property that the record does not show. A list may show less than a read of one token. */
    private static final String UNKNOWN = "-";

    private static final int HASH_LENGTH = 16;

    private Fingerprint() {}

    static String of(Token token) {
        String issuer = token.issuer().kind() + " " + token.issuer().id().orElse("");
        return String.join(
                ".",
                part(token, null, Optional.of(token.name())),
                part(token, Property.DESCRIPTION, token.description()),
                part(token, null, token.marker()),
                part(token, Property.CREATED, token.created()),
                part(token, Property.SECRET_ISSUED, token.secretIssued()),
                part(token, Property.ISSUER, Optional.of(issuer)));
    }

    private static String part(Token token, @Nullable Property property, Optional<?> value) {
        if (property != null && token.unknowns().containsKey(property)) {
            return UNKNOWN;
        }
        byte[] text = value.map(present -> "=" + present).orElse("").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(text)).substring(0, HASH_LENGTH);
    }

    /** Returns whether a token still has every property that a fingerprint has. */
    static boolean matches(String fingerprint, Token token) {
        List<String> planned = List.of(fingerprint.split("\\.", -1));
        List<String> present = new ArrayList<>(List.of(of(token).split("\\.", -1)));
        for (int i = 0; i < planned.size() && i < present.size(); i++) {
            if (planned.get(i).equals(UNKNOWN)) {
                present.set(i, UNKNOWN);
            }
        }
        return planned.equals(present);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
