package io.apitokens.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A received JSON web token, in its compact form: a client assertion or a DPoP proof. */
final class SignedToken {

    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    private final String signed;
    private final byte[] signature;
    private final JsonObject header;
    private final JsonObject claims;

    private SignedToken(String signed, byte[] signature, JsonObject header, JsonObject claims) {
        this.signed = signed;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    /** Parses a token; returns null if it is none. */
    static @Nullable SignedToken parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            JsonObject header = object(parts[0]);
            JsonObject claims = object(parts[1]);
            return header == null || claims == null
                    ? null
                    : new SignedToken(parts[0] + "." + parts[1], bytes(parts[2]), header, claims);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable JsonObject object(String part) {
        JsonElement root = JsonTree.parse(new String(bytes(part), UTF_8));
        return root instanceof JsonObject object ? object : null;
    }

    private static byte[] bytes(@Nullable String text) {
        return Base64.getUrlDecoder().decode(text == null ? "" : text);
    }

    JsonObject header() {
        return header;
    }

    @Nullable
    String claim(String name) {
        return JsonTree.string(claims, name);
    }

    @Nullable
    Long number(String name) {
        return JsonTree.number(claims, name);
    }

    /** Returns whether the signature is that of a key, by one of the algorithms that Okta accepts. */
    boolean isSignedBy(JsonObject jwk) {
        String algorithm = JsonTree.string(header, "alg");
        if (algorithm == null || !algorithm.matches("(RS|ES)(256|384|512)")) {
            return false;
        }
        boolean rsa = algorithm.startsWith("RS");
        try {
            Signature check = Signature.getInstance(
                    "SHA" + algorithm.substring(2) + (rsa ? "withRSA" : "withECDSAinP1363Format"));
            check.initVerify(publicKey(jwk, rsa));
            check.update(signed.getBytes(US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey publicKey(JsonObject jwk, boolean rsa) throws GeneralSecurityException {
        if (rsa) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.getOrDefault(JsonTree.string(jwk, "crv"), "")));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, bytes(JsonTree.string(jwk, name)));
    }

    /** Returns the thumbprint of a key, RFC 7638. */
    static String thumbprint(JsonObject jwk) {
        boolean rsa = "RSA".equals(JsonTree.string(jwk, "kty"));
        JsonTree required = rsa
                ? JsonTree.object().set("e", text(jwk, "e")).set("kty", "RSA").set("n", text(jwk, "n"))
                : JsonTree.object()
                        .set("crv", text(jwk, "crv"))
                        .set("kty", "EC")
                        .set("x", text(jwk, "x"))
                        .set("y", text(jwk, "y"));
        return hash(required.build().toString());
    }

    private static String text(JsonObject jwk, String name) {
        return String.valueOf(JsonTree.string(jwk, name));
    }

    /** Returns the hash of a string as tokens state it. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
