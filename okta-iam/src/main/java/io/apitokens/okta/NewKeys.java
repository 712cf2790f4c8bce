package io.apitokens.okta;

import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.api.AppKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Makes keys of the kind that an app already has: no successor is weaker or of another algorithm. */
final class NewKeys {

    private static final int LONGEST_RSA = 8192;

    private NewKeys() {}

    /** Returns a new key of the type, length or curve, and algorithm of another one. */
    static ServiceAppKey like(AppKey record) {
        String algorithm = algorithm(record);
        if (!algorithm.startsWith("RS")) {
            return ServiceAppKey.generate(algorithm);
        }
        int bits = bits(record.n());
        if (bits <= KeyNumbers.SHORTEST_RSA) {
            return ServiceAppKey.generate(algorithm);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(Math.min(bits, LONGEST_RSA));
            return ServiceAppKey.of(generator.generateKeyPair()).withAlgorithm(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static String algorithm(AppKey record) {
        if (record.alg() != null) {
            return record.alg();
        }
        return switch (record.kty() + " " + record.crv()) {
            case "EC P-256" -> "ES256";
            case "EC P-384" -> "ES384";
            case "EC P-521" -> "ES512";
            default -> {
                if ("RSA".equals(record.kty())) {
                    yield "RS256";
                }
                throw InvalidInputException.of(
                        "predecessor", "is a key of an unknown type, so none like it can be made");
            }
        };
    }

    private static int bits(@Nullable String modulus) {
        try {
            return modulus == null ? 0 : Base64.getUrlDecoder().decode(modulus).length * Byte.SIZE;
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("predecessor", "is a key whose modulus cannot be read");
        }
    }
}
