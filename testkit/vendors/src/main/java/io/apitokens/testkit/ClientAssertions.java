package io.apitokens.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the assertions of {@code private_key_jwt} against the active keys of apps. */
final class ClientAssertions {

    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    private ClientAssertions() {}

    /** Returns whether an app has signed an assertion for a token URL, with a key that is active. */
    static boolean isValid(String assertion, String url, OktaClients clients, Instant now) {
        String[] parts = assertion.split("\\.", -1);
        JsonObject header = parts.length == 3 ? object(parts[0]) : null;
        JsonObject claims = parts.length == 3 ? object(parts[1]) : null;
        return header != null && claims != null && isValid(parts, header, claims, url, clients, now);
    }

    private static boolean isValid(
            String[] parts, JsonObject header, JsonObject claims, String url, OktaClients clients, Instant now) {
        String clientId = JsonTree.string(claims, "sub");
        OktaClient client = clientId == null ? null : clients.ofClientId(clientId);
        Long end = JsonTree.number(claims, "exp");
        if (clientId == null || client == null || end == null) {
            return false;
        }
        if (end <= now.getEpochSecond() || end >= now.getEpochSecond() + 3600) {
            return false;
        }
        if (!clientId.equals(JsonTree.string(claims, "iss")) || !url.equals(JsonTree.string(claims, "aud"))) {
            return false;
        }
        String kid = JsonTree.string(header, "kid");
        return client.keys().values().stream()
                .filter(key -> key.isActive() && (kid == null || kid.equals(key.kid())))
                .anyMatch(key -> isSigned(parts, JsonTree.string(header, "alg"), key.jwk()));
    }

    private static @Nullable JsonObject object(String part) {
        JsonElement root = JsonTree.parse(new String(bytes(part), StandardCharsets.UTF_8));
        return root instanceof JsonObject object ? object : null;
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static boolean isSigned(String[] parts, @Nullable String algorithm, JsonObject jwk) {
        if (algorithm == null || !algorithm.matches("(RS|ES)(256|384|512)")) {
            return false;
        }
        String hash = "SHA" + algorithm.substring(2);
        boolean rsa = algorithm.startsWith("RS");
        try {
            Signature signature = Signature.getInstance(hash + (rsa ? "withRSA" : "withECDSAinP1363Format"));
            signature.initVerify(publicKey(jwk, rsa));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(bytes(parts[2]));
        } catch (GeneralSecurityException e) {
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
        String text = JsonTree.string(jwk, name);
        return new BigInteger(1, bytes(text == null ? "" : text));
    }
}
